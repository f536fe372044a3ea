namespace MiniProgramConsole.Web.Features.Merchants;

/// <param name="Name">What was typed.</param>
/// <param name="Token">The form's token.</param>
public sealed record AddWorkspacePage(string? Name, Guid Token);
