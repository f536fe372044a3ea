using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Mail;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Core.Workspaces.Invitations;
using MiniProgramConsole.Core.Workspaces.Members;

namespace MiniProgramConsole.Core.Accounts.Deletion;

/// <summary>Deletes accounts. Of a person nothing stays but a nameless row, to which history points.</summary>
public sealed class AccountDeletionService(
    ConsoleDbContext database, CommandRunner runner, AuditTrail audit, AccountMails mails)
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
    /// <param name="sender">The person. No key is needed, nor would it stay: account and session are used up.</param>
    /// <param name="typedEmail">The account's email as typed by the person.</param>
    /// <param name="language">The language of the mail, where the person's own is not known.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    public async Task<Outcome> DeleteAsync(Sender sender, string? typedEmail, CultureInfo language, CancellationToken cancellationToken)
    {
        var typed = TextNormalizer.Normalize(typedEmail) ?? "";
        var outcome = await runner.RunAsync(
            new Command { Sender = sender }, context => DeleteAsync(context, typed, language), cancellationToken);
        // The same form at the same moment: the other one deleted the account, and the session with it.
        return outcome.Kind is OutcomeKind.NotAllowed or OutcomeKind.NotFound
            && await database.Users.AnyAsync(user => user.Id == sender.By.UserId && user.DeletedAt != null, cancellationToken)
            ? Outcome.Unchanged
            : outcome;
    }

    private async Task<Outcome> DeleteAsync(CommandContext context, string typed, CultureInfo language)
    {
        var (db, by, now, cancelled) = context;
        var user = await context.LoadSenderAsync();
        if (!Mailbox.AreSame(typed, user.Email!))
        {
            return Outcome.Refused(EmailField, new Message(typed.Length == 0 ? "DeleteAccount.EmailRequired" : "DeleteAccount.EmailDiffers", user.Email!));
        }

        // Whoever founds, joins, or takes over what is offered locks the account first, as this does: none of it comes in between.
        if (await Owned(db, by.UserId).AnyAsync(cancelled))
        {
            return Outcome.Refused("", new Message("DeleteAccount.Owns"));
        }

        await LeaveAsync(context, user.Code);
        await RemoveInvitationsAsync(db, user.MailboxKey, cancelled);
        await AccountDataEraser.RemoveAsync(db, user, cancelled);
        db.OutboxMails.Add(mails.Goodbye(MailReceiver.Of(user, language), now));
        user.Forget(now);
        return context.Done(AuditAction.AccountDeleted);
    }

    private async Task LeaveAsync(CommandContext context, string code)
    {
        var (db, by, now, cancelled) = context;
        var mine = db.WorkspaceMembers.Where(row => row.UserId == by.UserId);
        var memberships = await mine.AsNoTracking().OrderBy(row => row.WorkspaceId)
            .Select(row => new { row.WorkspaceId, row.Role }).ToListAsync(cancelled);
        // All of them before the first audit head, in the order of those who change them.
        await CommandLocks.LockWorkspacesAsync(db, memberships.Select(row => row.WorkspaceId), cancelled);
        await db.OwnershipOffers.Where(offer => offer.ToUserId == by.UserId).ExecuteDeleteAsync(cancelled);
        await db.ProgramMembers.Where(row => row.UserId == by.UserId).ExecuteDeleteAsync(cancelled);
        await mine.ExecuteDeleteAsync(cancelled);
        foreach (var membership in memberships)
        {
            await audit.AppendAsync(db, MemberEvent.Left(membership.WorkspaceId, membership.Role, code, by, now), cancelled);
        }
    }

    // Those that wait are not the account's: whoever has the email is invited.
    private static async Task RemoveInvitationsAsync(ConsoleDbContext db, string mailbox, CancellationToken cancellationToken)
    {
        var invitations = await db.Invitations.OfMailbox(mailbox).Select(row => new { row.Id, row.PendingEmail }).ToListAsync(cancellationToken);
        var answered = invitations.Where(row => row.PendingEmail is null).Select(row => row.Id).ToList();
        await db.Invitations.Where(row => answered.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken);
    }

    private static IQueryable<Workspace> Owned(ConsoleDbContext context, long userId) =>
        context.Workspaces.Where(workspace => workspace.OwnerId == userId && workspace.ClosedAt == null);
}
