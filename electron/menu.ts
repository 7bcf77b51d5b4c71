// The menu of the desktop window, in the language of the interface.
import { app, type BrowserWindow, dialog, Menu, type MenuItemConstructorOptions } from "electron";
import type { Lang } from "../decks/types.ts";

const words = {
  en: {
    file: "File",
    close: "Close Window",
    quit: "Quit Tierwise",
    edit: "Edit",
    undo: "Undo Typing",
    redo: "Redo Typing",
    cut: "Cut",
    copy: "Copy",
    paste: "Paste",
    selectAll: "Select All",
    view: "View",
    reload: "Reload",
    tools: "Developer Tools",
    actualSize: "Actual Size",
    larger: "Larger",
    smaller: "Smaller",
    fullScreen: "Full Screen",
    window: "Window",
    minimize: "Minimize",
    zoom: "Zoom",
    hide: "Hide Tierwise",
    hideOthers: "Hide Others",
    showAll: "Show All",
    help: "Help",
    keys: "Keys…",
    about: "About Tierwise",
    keysTitle: "Keys",
    keyMap: [
      "?   all keys of the screen that is open",
      "Ctrl+K or ⌘K   search and commands",
      "Space   show the answer",
      "1, 2   forgot, remembered (with two buttons)",
      "1, 2, 3, 4   again, hard, good, easy (with four)",
      "Z   undo",
      "Esc   one step back",
    ],
    aboutText: "Learn a large subject from a priority outline. Everything stays on this computer.",
  },
  zh: {
    file: "文件",
    close: "关闭窗口",
    quit: "退出 Tierwise",
    edit: "编辑",
    undo: "撤销输入",
    redo: "重做输入",
    cut: "剪切",
    copy: "复制",
    paste: "粘贴",
    selectAll: "全选",
    view: "显示",
    reload: "重新加载",
    tools: "开发者工具",
    actualSize: "实际大小",
    larger: "放大",
    smaller: "缩小",
    fullScreen: "全屏",
    window: "窗口",
    minimize: "最小化",
    zoom: "缩放",
    hide: "隐藏 Tierwise",
    hideOthers: "隐藏其他",
    showAll: "全部显示",
    help: "帮助",
    keys: "快捷键…",
    about: "关于 Tierwise",
    keysTitle: "快捷键",
    keyMap: [
      "?   当前画面的全部快捷键",
      "Ctrl+K 或 ⌘K   搜索与命令",
      "空格   显示答案",
      "1、2   忘记、记得（两个按钮时）",
      "1、2、3、4   重来、困难、良好、容易（四个按钮时）",
      "Z   撤销",
      "Esc   返回一步",
    ],
    aboutText: "按优先级大纲学习一门大课题。所有数据都留在这台电脑上。",
  },
} as const;

export type MenuChoice = {
  language: Lang;
  version: string;
  /** Reload and the developer tools are for those who work on Tierwise itself. */
  development: boolean;
  window: () => BrowserWindow | null;
};

/** Puts the menu up, replacing the one before it. */
export function setupMenu(choice: MenuChoice): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(template(choice)));
}

function template({ language, version, development, window }: MenuChoice): MenuItemConstructorOptions[] {
  const say = words[language];
  const mac = process.platform === "darwin";
  const rule: MenuItemConstructorOptions = { type: "separator" };
  const quit: MenuItemConstructorOptions = { role: "quit", label: say.quit };
  const about: MenuItemConstructorOptions = {
    label: say.about,
    click: () => tell(window(), { message: `Tierwise ${version}`, detail: say.aboutText }),
  };
  const appMenu: MenuItemConstructorOptions = {
    label: app.name,
    submenu: [
      about,
      rule,
      { role: "hide", label: say.hide },
      { role: "hideOthers", label: say.hideOthers },
      { role: "unhide", label: say.showAll },
      rule,
      quit,
    ],
  };
  const closing: MenuItemConstructorOptions = { role: "close", label: say.close };
  const developing: MenuItemConstructorOptions[] = [
    { role: "reload", label: say.reload },
    { role: "toggleDevTools", label: say.tools },
    rule,
  ];
  return [
    ...(mac ? [appMenu] : []),
    { label: say.file, submenu: mac ? [closing] : [closing, rule, quit] },
    {
      label: say.edit,
      submenu: [
        { role: "undo", label: say.undo },
        { role: "redo", label: say.redo },
        rule,
        { role: "cut", label: say.cut },
        { role: "copy", label: say.copy },
        { role: "paste", label: say.paste },
        { role: "selectAll", label: say.selectAll },
      ],
    },
    {
      label: say.view,
      submenu: [
        ...(development ? developing : []),
        { role: "resetZoom", label: say.actualSize },
        { role: "zoomIn", label: say.larger },
        { role: "zoomOut", label: say.smaller },
        rule,
        { role: "togglefullscreen", label: say.fullScreen },
      ],
    },
    {
      label: say.window,
      submenu: [
        { role: "minimize", label: say.minimize },
        { role: "zoom", label: say.zoom },
      ],
    },
    {
      label: say.help,
      role: "help",
      submenu: [
        { label: say.keys, click: () => tell(window(), { message: say.keysTitle, detail: say.keyMap.join("\n") }) },
        ...(mac ? [] : [rule, about]),
      ],
    },
  ];
}

function tell(over: BrowserWindow | null, what: { message: string; detail: string }): void {
  const options: Electron.MessageBoxOptions = { type: "info", ...what };
  const shown = over ? dialog.showMessageBox(over, options) : dialog.showMessageBox(options);
  shown.catch(() => {
    // The window went away under the message: nothing is left to tell.
  });
}
