using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Workspaces;

/// <summary>A workspace claimed for one form: as it is here it stays until the transaction ends.</summary>
/// <param name="Database">The transaction's context.</param>
/// <param name="Workspace">The workspace, with its merchant and its owner.</param>
/// <param name="By">Who sent the form.</param>
/// <param name="Now">The moment, UTC.</param>
/// <param name="Cancelled">Cancels the work.</param>
internal sealed record WorkspaceAttempt(ConsoleDbContext Database, Workspace Workspace, Actor By, DateTime Now, CancellationToken Cancelled)
{
    public bool IsByOwner => Workspace.OwnerId == By.UserId;

    public AuditEvent Event(string action, string? before = null, string? after = null) =>
        WorkspaceEvent.Of(Workspace, action, By, Now, before, after);

    /// <summary>What is done to the workspace itself.</summary>
    public SettingsResult Done(string action, string? before = null, string? after = null) =>
        SettingsResult.Done(Workspace.Code, Workspace.Name, Event(action, before, after));
}
