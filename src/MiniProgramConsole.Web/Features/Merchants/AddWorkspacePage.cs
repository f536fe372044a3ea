namespace MiniProgramConsole.Web.Features.Merchants;

public sealed record AddWorkspacePage(string? Name, Guid Token);
