package browsertest

import (
	"io"
	"net"
	"os"
	"path/filepath"
	"strconv"
)

func (b *Browser) startWebKit() error {
	driver, err := find("WebKitWebDriver")
	if err != nil {
		return err
	}
	server, err := find("Xvfb")
	if err != nil {
		return err
	}
	browsers, err := filepath.Glob("/usr/lib/*/webkit2gtk-4.*/MiniBrowser")
	if err != nil || len(browsers) == 0 {
		return errMissing
	}
	r, w, err := os.Pipe()
	if err != nil {
		return err
	}
	_, err = b.run(server, []string{"-displayfd", "3", "-screen", "0", "1600x1200x24", "-nolisten", "tcp", "-noreset"}, nil, w)
	w.Close()
	if err != nil {
		return err
	}
	display, err := await(r, `^\d+$`)
	if err != nil {
		return err
	}
	home, err := b.folder()
	if err != nil {
		return err
	}
	// without the least width of its toolbar a window can be as narrow as a phone
	const narrow = "* { min-width: 0; padding: 0; margin: 0; border-width: 0; } image { -gtk-icon-transform: scale(.1); }"
	for name, text := range map[string]string{"settings.ini": "[Settings]\n" + b.options.settings, "gtk.css": narrow} {
		name = filepath.Join(home, "gtk-3.0", name)
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			return err
		}
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			return err
		}
	}
	address, err := freeAddress()
	if err != nil {
		return err
	}
	_, port, err := net.SplitHostPort(address)
	if err != nil {
		return err
	}
	// In WebKitGTK 2.50 the thread that composes a page's layers now and then reads what is gone and ends the process: without it
	// pages are painted in one piece.
	output, err := b.run(driver, []string{"--host=127.0.0.1", "--port=" + port}, []string{
		"DISPLAY=:" + display, "GDK_BACKEND=x11", "NO_AT_BRIDGE=1", "LIBGL_ALWAYS_SOFTWARE=1", "WEBKIT_DISABLE_COMPOSITING_MODE=1", "GSETTINGS_BACKEND=memory",
		"DBUS_SESSION_BUS_ADDRESS=disabled:", "HOME=" + home, "XDG_CONFIG_HOME=" + home, "XDG_CACHE_HOME=" + home, "XDG_DATA_HOME=" + home})
	if err != nil {
		return err
	}
	go io.Copy(io.Discard, output)
	flags := []string{"--automation"}
	if b.options.dark {
		flags = append(flags, "--dark-mode")
	}
	if c, err := dial(address); err != nil {
		return err
	} else {
		c.Close()
	}
	return b.connectHTTP(address, object{
		"browserName":              "MiniBrowser",
		"webkitgtk:browserOptions": object{"binary": browsers[len(browsers)-1], "args": flags},
	})
}

func freeAddress() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer l.Close()
	return "127.0.0.1:" + strconv.Itoa(l.Addr().(*net.TCPAddr).Port), nil
}
