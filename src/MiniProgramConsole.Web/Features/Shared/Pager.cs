namespace MiniProgramConsole.Web.Features.Shared;

/// <summary>The links below a long list.</summary>
/// <param name="Previous">The address of the page before; null where there is none.</param>
/// <param name="Next">The address of the page after; null where there is none.</param>
public sealed record Pager(string? Previous, string? Next);
