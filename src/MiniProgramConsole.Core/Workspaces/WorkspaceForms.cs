using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Workspaces;

/// <summary>
/// Does what a form asks of a workspace, once however often it arrives. The workspace is claimed first: whoever changes it at the same
/// moment was before or comes after, and what a form is judged by stands until it is written.
/// </summary>
public sealed class WorkspaceForms(ConsoleTransactions transactions, IDatabaseErrors databaseErrors, AuditTrail audit, TimeProvider time)
{
    /// <summary>Does what only the owner may; who was the owner until a moment ago is not.</summary>
    /// <exception cref="WorkspaceClosedException">The workspace is closed.</exception>
    internal Task<SettingsResult> RunAsOwnerAsync(
        WorkspaceMembership workspace, Actor by, IdempotencyKey form, Func<WorkspaceAttempt, Task<SettingsResult>> act,
        CancellationToken cancellationToken) => RunAsync(
        workspace, by, form, attempt => attempt.IsByOwner ? act(attempt) : Task.FromResult(SettingsResult.NotAllowed), cancellationToken);

    /// <summary>Does what anybody in the workspace may ask for.</summary>
    /// <exception cref="WorkspaceClosedException">The workspace is closed.</exception>
    internal async Task<SettingsResult> RunAsync(
        WorkspaceMembership workspace, Actor by, IdempotencyKey form, Func<WorkspaceAttempt, Task<SettingsResult>> act,
        CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await transactions.RunAsync(
                    (attempt, cancelled) => RunAsync(attempt, workspace, by, form, act, cancelled), cancellationToken);
            }
            catch (DbUpdateException exception) when (databaseErrors.ViolatedConstraint(exception) == IdempotencyRecordConfiguration.PrimaryKey)
            {
                // The same form in another workspace at the same moment: look at what stands now.
            }
        }
    }

    internal async Task<SettingsResult> RunAsync(
        ConsoleDbContext attempt, WorkspaceMembership workspace, Actor by, IdempotencyKey form, Func<WorkspaceAttempt, Task<SettingsResult>> act,
        CancellationToken cancellationToken)
    {
        var isOpen = await workspace.ClaimAsync(attempt, cancellationToken);
        var earlier = await attempt.IdempotencyRecords.AsNoTracking()
            .FirstOrDefaultAsync(row => row.UserId == form.UserId && row.Token == form.Token, cancellationToken);
        if (earlier?.Fingerprint == form.Fingerprint)
        {
            return SettingsResult.Done(earlier.SubjectId, earlier.SubjectName);
        }

        if (!isOpen)
        {
            throw new WorkspaceClosedException();
        }

        // A token that another form used up says nothing about this one.
        form = earlier is null ? form : form with { Token = Guid.NewGuid() };
        var row = await attempt.Workspaces.Include(found => found.Merchant).Include(found => found.Owner)
            .SingleAsync(found => found.Id == workspace.Id, cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        var result = await act(new WorkspaceAttempt(attempt, row, by, now, cancellationToken));
        if (result.Happened is { } happened)
        {
            await audit.AppendAsync(attempt, happened, cancellationToken);
            attempt.Add(form.RecordResult(result.Code!, result.Name!, now));
            await attempt.SaveChangesAsync(cancellationToken);
        }

        return result;
    }
}
