namespace MiniProgramConsole.Web.Resources;

public sealed class Texts;
