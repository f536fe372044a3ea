using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Workspaces.Settings;

/// <summary>The audit trail of a closed workspace stays.</summary>
public sealed class ClosingService(ConsoleDbContext database, CommandRunner runner, IWorkspaceContents contents, TimeProvider time)
{
    public const string NameField = "TypedName";

    public Task<Message?> WhyNotAsync(WorkspaceMembership workspace, CancellationToken cancellationToken) =>
        contents.WhyNotClosedAsync(database, workspace.Id, time.GetUtcNow().UtcDateTime, cancellationToken);

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
