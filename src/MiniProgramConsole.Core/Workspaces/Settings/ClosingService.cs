using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Workspaces.Settings;

/// <summary>Closes workspaces. A closed one is there for nobody; its audit trail stays.</summary>
public sealed class ClosingService(ConsoleDbContext database, CommandRunner runner, IWorkspaceContents contents, TimeProvider time)
{
    /// <summary>The name of the field into which the workspace's name is typed.</summary>
    public const string NameField = "TypedName";

    /// <summary>What keeps a workspace from being closed; null where nothing does.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public Task<Message?> WhyNotAsync(WorkspaceMembership workspace, CancellationToken cancellationToken) =>
        contents.WhyNotClosedAsync(database, workspace.Id, time.GetUtcNow().UtcDateTime, cancellationToken);

    /// <summary>Closes a workspace whose name was typed and which has no mini programs, with its unfinished forms and the offer of it.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="sender">Who.</param>
    /// <param name="typedName">What was typed for the name.</param>
    /// <param name="key">The form's key.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    public Task<Outcome> CloseAsync(
        WorkspaceMembership workspace, Sender sender, string? typedName, Guid key, CancellationToken cancellationToken) => runner.RunAsync(
        workspace.ToCommand(sender, Permission.ManageWorkspace, key, "close"),
        async context => await CloseAsync(context, await context.FindWorkspaceAsync(workspace), TextNormalizer.Normalize(typedName)),
        cancellationToken);

    private async Task<Outcome> CloseAsync(CommandContext context, Workspace workspace, string name)
    {
        var db = context.Database;
        if (await contents.WhyNotClosedAsync(db, workspace.Id, context.Now, context.Cancelled) is { } reason)
        {
            return Outcome.Overtaken(reason);
        }

        if (name != workspace.Name)
        {
            return Outcome.Refused(NameField, new Message(name.Length == 0 ? "Close.NameRequired" : "Close.NameDiffers", workspace.Name));
        }

        await db.OwnershipOffers.Where(offer => offer.WorkspaceId == workspace.Id).ExecuteDeleteAsync(context.Cancelled);
        await contents.RemoveAsync(db, workspace.Id, context.Cancelled);
        workspace.ClosedAt = context.Now;
        return context.Done(workspace, AuditAction.WorkspaceClosed);
    }
}
