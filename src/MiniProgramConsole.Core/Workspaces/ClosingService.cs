using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.Text;
using MiniProgramConsole.Core.UnfinishedForms;

namespace MiniProgramConsole.Core.Workspaces;

/// <summary>Closes workspaces. A closed one is there for nobody; its audit trail stays.</summary>
public sealed class ClosingService(ConsoleDbContext database, WorkspaceForms forms, TimeProvider time)
{
    /// <summary>The name of the field into which the workspace's name is typed.</summary>
    public const string NameField = "TypedName";

    /// <summary>What keeps a workspace from being closed.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public Task<WorkspacePrograms> CountAsync(WorkspaceMembership workspace, CancellationToken cancellationToken) =>
        CountAsync(database, workspace.Id, time.GetUtcNow().UtcDateTime, cancellationToken);

    /// <summary>Closes a workspace whose name was typed and which has no mini programs, with its unfinished forms and the offer of it.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="by">Who.</param>
    /// <param name="typedName">What was typed for the name.</param>
    /// <param name="token">The form's token.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    /// <exception cref="WorkspaceClosedException">Another form has closed it.</exception>
    public Task<SettingsResult> CloseAsync(
        WorkspaceMembership workspace, Actor by, string? typedName, Guid token, CancellationToken cancellationToken) => forms.RunAsOwnerAsync(
        workspace, by, IdempotencyKey.Of(by.UserId, token, new { Close = workspace.Code }), attempt => CloseAsync(attempt, typedName), cancellationToken);

    internal static async Task<SettingsResult> CloseAsync(WorkspaceAttempt attempt, string? typedName)
    {
        var (workspace, database) = (attempt.Workspace, attempt.Database);
        var programs = await CountAsync(database, workspace.Id, attempt.Now, attempt.Cancelled);
        if (programs.WhyNotClosed is { } reason)
        {
            return SettingsResult.Refused("", reason);
        }

        var name = TextNormalizer.Normalize(typedName);
        if (name != workspace.Name)
        {
            return SettingsResult.Refused(NameField, new Message(name.Length == 0 ? "Close.NameRequired" : "Close.NameDiffers", workspace.Name));
        }

        await database.OwnershipOffers.Where(offer => offer.WorkspaceId == workspace.Id).ExecuteDeleteAsync(attempt.Cancelled);
        await UnfinishedFormRemoval.OfWorkspaceAsync(database, workspace.Id, attempt.Cancelled);
        workspace.ClosedAt = attempt.Now;
        return attempt.Done(AuditAction.WorkspaceClosed);
    }

    private static Task<WorkspacePrograms> CountAsync(
        ConsoleDbContext database, long workspaceId, DateTime now, CancellationToken cancellationToken)
    {
        var ended = now - MiniProgram.RestorableFor;
        var programs = database.MiniPrograms.Where(program => program.WorkspaceId == workspaceId);
        // Out of one row, so that it is one question.
        return database.Workspaces.Where(row => row.Id == workspaceId)
            .Select(row => new WorkspacePrograms(
                programs.Count(program => program.DeletedAt == null),
                programs.Count(program => program.DeletedAt > ended),
                programs.Where(program => program.DeletedAt > ended).Max(program => program.DeletedAt)))
            .SingleAsync(cancellationToken);
    }
}
