using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Mail;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>Keeps the passkeys of accounts. That one is genuine is Identity's to find out; its store writes them, in the transaction of what tells of it.</summary>
public sealed class PasskeyService(
    ConsoleDbContext database, ConsoleTransactions transactions, IDatabaseErrors errors, AuditTrail audit, AccountMails mails, TimeProvider time)
{
    /// <summary>The field of a passkey's name.</summary>
    public const string NameField = "PasskeyName";

    /// <summary>How many passkeys an account may have.</summary>
    public const int MaxForAccount = 10;

    private const string PrimaryKey = "PK_UserPasskeys";

    /// <summary>The rule of a passkey's name.</summary>
    public static TextRule NameRule { get; } = new(1, 40);

    /// <summary>What is said where an account has <see cref="MaxForAccount"/> passkeys.</summary>
    public static Message LimitMessage => new("Passkey.LimitReached", MaxForAccount);

    /// <summary>An account's passkeys, the oldest first.</summary>
    /// <param name="userId">Whose.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public async Task<IReadOnlyList<PasskeyListItem>> ListAsync(long userId, CancellationToken cancellationToken)
    {
        var rows = await Of(database, userId).AsNoTracking().ToListAsync(cancellationToken);
        return [.. rows.Select(PasskeyListItem.Of).OrderBy(passkey => passkey.AddedAt)];
    }

    /// <summary>One of an account's passkeys; null where it has no such one.</summary>
    /// <param name="userId">Whose.</param>
    /// <param name="code">Its code.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public async Task<PasskeyListItem?> FindAsync(long userId, string code, CancellationToken cancellationToken) =>
        (await ListAsync(userId, cancellationToken)).FirstOrDefault(passkey => passkey.Code == code);

    /// <summary>What is wrong with a name; null where nothing is.</summary>
    /// <param name="name">The name as typed.</param>
    public static FieldError? CheckName(string? name) =>
        TextMessages.Of(NameField, NameRule, NameRule.Check(TextNormalizer.Normalize(name))) is { } refusal
            ? new FieldError(NameField, refusal)
            : null;

    /// <summary>Adds a passkey and mails its person. One that the account has already stays as it is.</summary>
    /// <param name="by">The person.</param>
    /// <param name="passkey">The passkey, found to be genuine.</param>
    /// <param name="name">The name, by <see cref="NameRule"/>.</param>
    /// <param name="language">The language of the mail, where the person's own is not known.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    /// <returns>What is wrong; null where the passkey is the account's.</returns>
    public async Task<FieldError?> AddAsync(
        Actor by, UserPasskeyInfo passkey, string? name, CultureInfo language, CancellationToken cancellationToken)
    {
        if (CheckName(name) is { } wrong)
        {
            return wrong;
        }

        passkey.Name = TextNormalizer.Normalize(name);
        try
        {
            return await transactions.RunAsync(
                (attempt, cancelled) => AddAsync(attempt, by, passkey, language, cancelled), cancellationToken)
                ? null
                : new FieldError("", LimitMessage);
        }
        catch (DbUpdateException exception) when (errors.ViolatedConstraint(exception) == PrimaryKey)
        {
            return await FindAsync(by.UserId, PasskeyListItem.CodeOf(passkey.CredentialId), cancellationToken) is null
                ? new FieldError("", new Message("Passkey.NotAdded"))
                : null;
        }
    }

    internal async Task<bool> AddAsync(
        ConsoleDbContext attempt, Actor by, UserPasskeyInfo passkey, CultureInfo language, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (!await attempt.ClaimAccountAsync(by.UserId, now, cancellationToken)
            || await Of(attempt, by.UserId).CountAsync(cancellationToken) >= MaxForAccount)
        {
            return false;
        }

        var user = await attempt.Users.FirstAsync(row => row.Id == by.UserId, cancellationToken);
        await Store(attempt).AddOrUpdatePasskeyAsync(user, passkey, cancellationToken);
        await NoteAsync(attempt, by, AuditAction.PasskeyAdded, null, passkey.Name, now, cancellationToken);
        attempt.OutboxMails.Add(mails.SecurityNotice(
            MailReceiver.Of(user, language),
            new Message("Mail.PasskeyAdded.Subject"), new Message("Mail.PasskeyAdded.Text", passkey.Name!, now), now));
        await attempt.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Gives a passkey another name; nothing is written where it has that name.</summary>
    /// <param name="by">The person.</param>
    /// <param name="code">The passkey's code.</param>
    /// <param name="name">The new name, by <see cref="NameRule"/>.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    /// <returns>What is wrong; null where the passkey has the name, or is gone.</returns>
    public async Task<FieldError?> RenameAsync(Actor by, string code, string? name, CancellationToken cancellationToken)
    {
        if (CheckName(name) is { } wrong)
        {
            return wrong;
        }

        await transactions.RunAsync(
            (attempt, cancelled) => RenameAsync(attempt, by, code, TextNormalizer.Normalize(name)!, cancelled), cancellationToken);
        return null;
    }

    internal async Task<bool> RenameAsync(ConsoleDbContext attempt, Actor by, string code, string name, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var passkey = await ClaimAsync(attempt, by.UserId, code, now, cancellationToken);
        if (passkey is null || passkey.Data.Name == name)
        {
            return false;
        }

        await NoteAsync(attempt, by, AuditAction.PasskeyRenamed, passkey.Data.Name, name, now, cancellationToken);
        passkey.Data.Name = name;
        await attempt.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Removes a passkey and mails its person; one that is gone stays gone.</summary>
    /// <param name="by">The person.</param>
    /// <param name="code">The passkey's code.</param>
    /// <param name="language">The language of the mail, where the person's own is not known.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    public Task<bool> RemoveAsync(Actor by, string code, CultureInfo language, CancellationToken cancellationToken) =>
        transactions.RunAsync((attempt, cancelled) => RemoveAsync(attempt, by, code, language, cancelled), cancellationToken);

    internal async Task<bool> RemoveAsync(
        ConsoleDbContext attempt, Actor by, string code, CultureInfo language, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (await ClaimAsync(attempt, by.UserId, code, now, cancellationToken) is not { } passkey)
        {
            return false;
        }

        var name = passkey.Data.Name!;
        await Of(attempt, by.UserId).Where(row => row.CredentialId == passkey.CredentialId).ExecuteDeleteAsync(cancellationToken);
        await NoteAsync(attempt, by, AuditAction.PasskeyRemoved, name, null, now, cancellationToken);
        var user = await attempt.Users.FirstAsync(row => row.Id == by.UserId, cancellationToken);
        attempt.OutboxMails.Add(mails.SecurityNotice(
            MailReceiver.Of(user, language),
            new Message("Mail.PasskeyRemoved.Subject"), new Message("Mail.PasskeyRemoved.Text", name, now), now));
        await attempt.SaveChangesAsync(cancellationToken);
        return true;
    }

    private static async Task<IdentityUserPasskey<long>?> ClaimAsync(
        ConsoleDbContext attempt, long userId, string code, DateTime now, CancellationToken cancellationToken) =>
        await attempt.ClaimAccountAsync(userId, now, cancellationToken)
            ? (await Of(attempt, userId).ToListAsync(cancellationToken)).FirstOrDefault(row => PasskeyListItem.CodeOf(row.CredentialId) == code)
            : null;

    private Task NoteAsync(
        ConsoleDbContext attempt, Actor by, string action, string? before, string? after, DateTime now, CancellationToken cancellationToken) =>
        audit.AppendAsync(
            attempt, AccountEvent.Of(by, action, now, browser: null) with { Before = Fields(before), After = Fields(after) }, cancellationToken);

    private static string? Fields(string? name) => name is null ? null : AuditJson.Of(new { Passkey = name });

    private static IQueryable<IdentityUserPasskey<long>> Of(ConsoleDbContext context, long userId) =>
        context.UserPasskeys.Where(row => row.UserId == userId);

    private static UserOnlyStore<ApplicationUser, ConsoleDbContext, long> Store(ConsoleDbContext attempt) => new(attempt);
}
