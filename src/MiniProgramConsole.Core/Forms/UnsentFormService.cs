using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Logos;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.Forms;

/// <summary>Keeps what people typed into forms until it has its effect. What is found is always the asking person's own.</summary>
public sealed class UnsentFormService(
    ConsoleDbContext database,
    ConsoleTransactions transactions,
    IDatabaseErrors databaseErrors,
    StagedLogoService stagedLogos,
    TimeProvider time)
{
    /// <summary>A person's forms of one kind, the one typed last first.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="userId">The person.</param>
    /// <param name="miniProgramId">The mini program that they modify; null for those that create one.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public async Task<IReadOnlyList<UnsentFormItem>> ListAsync(
        WorkspaceMembership workspace, long userId, string? miniProgramId, CancellationToken cancellationToken)
    {
        var rows = await Living(workspace, userId, miniProgramId).OrderByDescending(form => form.SavedAt).ThenBy(form => form.Token)
            .Select(form => new { form.Token, form.SavedAt, form.Content }).ToListAsync(cancellationToken);
        return [.. rows.Select(form => new UnsentFormItem(form.Token, form.SavedAt, TypedForm.Read(form.Content)))];
    }

    /// <summary>One of a person's forms; null where there is none of that kind with that token.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="userId">The person.</param>
    /// <param name="miniProgramId">The mini program that it modifies; null where it creates one.</param>
    /// <param name="token">The form's token.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public async Task<UnsentFormItem?> FindAsync(
        WorkspaceMembership workspace, long userId, string? miniProgramId, Guid token, CancellationToken cancellationToken)
    {
        var row = await Living(workspace, userId, miniProgramId).Where(form => form.Token == token)
            .Select(form => new { form.SavedAt, form.Content }).FirstOrDefaultAsync(cancellationToken);
        return row is null ? null : new UnsentFormItem(token, row.SavedAt, TypedForm.Read(row.Content));
    }

    /// <summary>Keeps a form, or what it says now where it is kept already. One that says nothing any more is kept no longer.</summary>
    /// <param name="workspace">The workspace of the form.</param>
    /// <param name="userId">Who typed it.</param>
    /// <param name="miniProgramId">The mini program that it modifies; null where it creates one.</param>
    /// <param name="token">The form's token.</param>
    /// <param name="form">What it says; nothing in it need be right.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    public async Task<KeepOutcome> KeepAsync(
        WorkspaceMembership workspace, long userId, string? miniProgramId, Guid token, TypedForm form, CancellationToken cancellationToken)
    {
        if (form.ToJson().Length > UnsentForm.MaxContentLength)
        {
            return KeepOutcome.TooLong;
        }

        while (true)
        {
            try
            {
                return await transactions.RunAsync(
                    (attempt, cancelled) => KeepAsync(attempt, workspace, userId, miniProgramId, token, form, cancelled), cancellationToken);
            }
            catch (DbUpdateException exception) when (databaseErrors.IsForeignKeyViolation(exception))
            {
                // Its staged logo went at the same moment.
            }
        }
    }

    /// <summary>Throws a form away; one that is gone already stays gone.</summary>
    /// <param name="userId">Whose it is.</param>
    /// <param name="token">The form's token.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    public Task DiscardAsync(long userId, Guid token, CancellationToken cancellationToken) =>
        RemoveAsync(database, userId, token, cancellationToken);

    /// <summary>Removes the forms that are too old.</summary>
    /// <param name="cancellationToken">Cancels the write.</param>
    public Task RemoveEndedAsync(CancellationToken cancellationToken)
    {
        var expired = Expired;
        return database.UnsentForms.Where(form => form.SavedAt <= expired).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Takes a form away in the transaction of its effect.</summary>
    internal static Task RemoveAsync(ConsoleDbContext attempt, long userId, Guid token, CancellationToken cancellationToken) =>
        attempt.UnsentForms.Where(form => form.UserId == userId && form.Token == token).ExecuteDeleteAsync(cancellationToken);

    internal async Task<KeepOutcome> KeepAsync(
        ConsoleDbContext attempt, WorkspaceMembership workspace, long userId, string? miniProgramId, Guid token, TypedForm form,
        CancellationToken cancellationToken)
    {
        // Whoever keeps two at once does so one after the other: there is one row for a form, and no more of them than there may be.
        if (!await attempt.HoldAccountAsync(userId, cancellationToken))
        {
            return KeepOutcome.Nothing;
        }

        await RemoveAsync(attempt, userId, token, cancellationToken);
        if (form.SaysNothing)
        {
            return KeepOutcome.Nothing;
        }

        await MakeRoomAsync(attempt.UnsentForms.Where(row => row.UserId == userId), cancellationToken);
        var isLogoStaged = await stagedLogos.IsStagedAsync(attempt, userId, form.Details.Logo, cancellationToken);
        attempt.UnsentForms.Add(new UnsentForm
        {
            UserId = userId,
            Token = token,
            WorkspaceId = workspace.Id,
            MiniProgramId = miniProgramId,
            Content = form.ToJson(),
            LogoHash = isLogoStaged ? form.Details.Logo : null,
            SavedAt = time.GetUtcNow().UtcDateTime,
        });
        await attempt.SaveChangesAsync(cancellationToken);
        return KeepOutcome.Kept;
    }

    private DateTime Expired => time.GetUtcNow().UtcDateTime - UnsentForm.Lifetime;

    private IQueryable<UnsentForm> Living(WorkspaceMembership workspace, long userId, string? miniProgramId)
    {
        var expired = Expired;
        return database.UnsentForms.Where(form => form.WorkspaceId == workspace.Id && form.UserId == userId
            && form.MiniProgramId == miniProgramId && form.SavedAt > expired);
    }

    internal static async Task MakeRoomAsync(IQueryable<UnsentForm> mine, CancellationToken cancellationToken)
    {
        var surplus = await mine.OrderByDescending(form => form.SavedAt).ThenBy(form => form.Token)
            .Skip(UnsentForm.MaxForPerson - 1).Select(form => form.Token).ToListAsync(cancellationToken);
        if (surplus.Count > 0)
        {
            await mine.Where(form => surplus.Contains(form.Token)).ExecuteDeleteAsync(cancellationToken);
        }
    }
}
