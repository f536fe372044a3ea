using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Idempotency;
using MiniProgramConsole.Core.Commands.Senders;

namespace MiniProgramConsole.Core.Workspaces;

/// <summary>What the commands of a workspace have in common.</summary>
internal static class WorkspaceCommands
{
    /// <summary>A command about a workspace.</summary>
    /// <param name="workspace">The workspace; its code is part of what the command says.</param>
    /// <param name="sender">Who.</param>
    /// <param name="permission">What it takes.</param>
    /// <param name="key">The form's key.</param>
    /// <param name="said">What else the form says.</param>
    public static Command ToCommand(this WorkspaceMembership workspace, Sender sender, Permission permission, Guid key, object said) => new()
    {
        Sender = sender,
        Key = IdempotencyKey.Of(sender.By.UserId, key, new { workspace.Code, said }),
        Permission = permission,
        WorkspaceId = workspace.Id,
    };

    /// <summary>The command's workspace as it is under its lock, with its merchant and its owner.</summary>
    public static Task<Workspace> FindWorkspaceAsync(this CommandContext context, WorkspaceMembership workspace) =>
        context.Database.Workspaces.Include(row => row.Merchant).Include(row => row.Owner)
            .SingleAsync(row => row.Id == workspace.Id, context.Cancelled);

    /// <summary>Something was done to the workspace itself.</summary>
    public static Outcome Done(this CommandContext context, Workspace workspace, string action, string? before = null, string? after = null) =>
        Outcome.Done(WorkspaceEvent.Of(workspace, action, context.By, context.Now, before, after), workspace.Code, workspace.Name);
}
