namespace MiniProgramConsole.Web.Features.Shared;

public sealed record Pager(string? Previous, string? Next);
