namespace MiniProgramConsole.Web.Features.About;

public sealed record Library(string Name, string Version, string Licence, string Text);
