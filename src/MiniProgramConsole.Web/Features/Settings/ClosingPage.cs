using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Web.Features.Settings;

/// <param name="Programs">What keeps the workspace from being closed.</param>
/// <param name="TypedName">What was typed for its name.</param>
public sealed record ClosingPage(WorkspacePrograms Programs, string? TypedName);
