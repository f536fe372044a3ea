using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Mail;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>Deletes accounts. Of a person nothing stays but a nameless row, to which history points.</summary>
public sealed class AccountDeletionService(
    ConsoleDbContext database, ConsoleTransactions transactions, AuditTrail audit, AccountMails mails, TimeProvider time)
{
    /// <summary>The field in which a person types the own email.</summary>
    public const string EmailField = "TypedEmail";

    /// <summary>The open workspaces that a person owns.</summary>
    /// <param name="userId">The person.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public async Task<IReadOnlyList<OwnedWorkspace>> ListOwnedAsync(long userId, CancellationToken cancellationToken)
    {
        var owned = await Owned(database, userId).OrderBy(workspace => workspace.Id)
            .Select(workspace => new OwnedWorkspace(workspace.Code, workspace.Name, workspace.Merchant.Name))
            .ToListAsync(cancellationToken);
        return [.. owned.OrderByName(workspace => workspace.Name)];
    }

    /// <summary>Deletes the account of a person who owns no open workspace; one that is deleted stays deleted.</summary>
    /// <param name="by">The person.</param>
    /// <param name="email">The account's email.</param>
    /// <param name="typedEmail">The same as typed by the person.</param>
    /// <param name="language">The language of the mail, where the person's own is not known.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    /// <returns>What is wrong; null where the account is deleted.</returns>
    public async Task<FieldError?> DeleteAsync(
        Actor by, string email, string? typedEmail, CultureInfo language, CancellationToken cancellationToken)
    {
        if (TextNormalizer.Normalize(typedEmail) is not { Length: > 0 } typed)
        {
            return new FieldError(EmailField, new Message("DeleteAccount.EmailRequired", email));
        }

        if (!typed.Equals(email, StringComparison.OrdinalIgnoreCase))
        {
            return new FieldError(EmailField, new Message("DeleteAccount.EmailDiffers", email));
        }

        return await transactions.RunAsync((attempt, cancelled) => DeleteAsync(attempt, by, language, cancelled), cancellationToken)
            ? null
            : new FieldError("", new Message("DeleteAccount.Owns"));
    }

    internal async Task<bool> DeleteAsync(ConsoleDbContext attempt, Actor by, CultureInfo language, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var offers = attempt.OwnershipOffers.Where(offer => offer.ToUserId == by.UserId);
        // Whoever accepts an offer at this moment has its row: wait, and see what came of it.
        await offers.ExecuteUpdateAsync(set => set.SetProperty(offer => offer.ExpiresAt, offer => offer.ExpiresAt), cancellationToken);
        if (!await attempt.ClaimAccountAsync(by.UserId, now, cancellationToken))
        {
            return true;
        }

        if (await Owned(attempt, by.UserId).AnyAsync(cancellationToken))
        {
            return false;
        }

        await offers.ExecuteDeleteAsync(cancellationToken);
        var user = await attempt.Users.FirstAsync(row => row.Id == by.UserId, cancellationToken);
        await LeaveAsync(attempt, by, user.Code, now, cancellationToken);
        await AccountRemains.RemoveAsync(attempt, user, cancellationToken);
        await audit.AppendAsync(attempt, AccountEvent.Of(by, AuditAction.AccountDeleted, now, browser: null), cancellationToken);
        attempt.OutboxMails.Add(mails.Goodbye(MailReceiver.Of(user, language), now));
        user.Forget(now);
        await attempt.SaveChangesAsync(cancellationToken);
        return true;
    }

    private async Task LeaveAsync(ConsoleDbContext attempt, Actor by, string code, DateTime now, CancellationToken cancellationToken)
    {
        var mine = attempt.WorkspaceMembers.Where(row => row.UserId == by.UserId);
        // In an order, so that two who leave the same workspaces do not wait for each other.
        var memberships = await mine.AsNoTracking().OrderBy(row => row.WorkspaceId)
            .Select(row => new { row.WorkspaceId, row.Role }).ToListAsync(cancellationToken);
        await attempt.ProgramMembers.Where(row => row.UserId == by.UserId).ExecuteDeleteAsync(cancellationToken);
        await mine.ExecuteDeleteAsync(cancellationToken);
        foreach (var membership in memberships)
        {
            await audit.AppendAsync(attempt, MemberEvent.Left(membership.WorkspaceId, membership.Role, code, by, now), cancellationToken);
        }
    }

    private static IQueryable<Workspace> Owned(ConsoleDbContext context, long userId) =>
        context.Workspaces.Where(workspace => workspace.OwnerId == userId && workspace.ClosedAt == null);
}
