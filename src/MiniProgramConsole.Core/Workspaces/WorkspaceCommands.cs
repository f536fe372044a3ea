using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Idempotency;
using MiniProgramConsole.Core.Commands.Senders;

namespace MiniProgramConsole.Core.Workspaces;

internal static class WorkspaceCommands
{
    /// <summary>The workspace's code is part of the key's fingerprint.</summary>
    public static Command ToCommand(
        this WorkspaceMembership workspace, Sender sender, Permission permission, Guid key, object said) =>
        new()
        {
            Sender = sender,
            Key = IdempotencyKey.Of(sender.By.UserId, key, new { workspace.Code, said }),
            Permission = permission,
            WorkspaceId = workspace.Id,
        };

    /// <summary>The workspace as it is under its lock, with its merchant and owner.</summary>
    public static Task<Workspace> FindWorkspaceAsync(this CommandContext context, WorkspaceMembership workspace) =>
        context.Database.Workspaces.Include(row => row.Merchant).Include(row => row.Owner)
            .SingleAsync(row => row.Id == workspace.Id, context.Cancelled);

    public static Outcome Done(
        this CommandContext context, Workspace workspace, string action, string? before = null, string? after = null) =>
        Outcome.Done(WorkspaceEvent.Of(workspace, action, context.By, context.Now, before, after), workspace.Code, workspace.Name);
}
