using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Accounts.Passkeys;

/// <summary>Relies on Identity to verify passkeys. Identity's store writes them in the command's transaction.</summary>
public sealed class PasskeyService(
    ConsoleDbContext database, CommandRunner runner, AccountMails mails)
{
    public const string NameField = "PasskeyName";

    public const int MaxForAccount = 10;

    public static TextRule NameRule { get; } = new(1, 40);

    public static Message LimitMessage => new("Passkey.LimitReached", MaxForAccount);

    public async Task<IReadOnlyList<PasskeyListItem>> ListAsync(long userId, CancellationToken cancellationToken)
    {
        var rows = await Of(database, userId).AsNoTracking().ToListAsync(cancellationToken);
        return [.. rows.Select(PasskeyListItem.Of).OrderBy(passkey => passkey.AddedAt)];
    }

    public async Task<PasskeyListItem?> FindAsync(long userId, string code, CancellationToken cancellationToken) =>
        (await ListAsync(userId, cancellationToken)).FirstOrDefault(passkey => passkey.Code == code);

    public static FieldError? CheckName(string? name) =>
        TextMessages.Of(NameField, NameRule, NameRule.Check(TextNormalizer.Normalize(name))) is { } refusal
            ? new FieldError(NameField, refusal)
            : null;

    /// <summary><paramref name="passkey"/> is null if it couldn't be verified, for example because it is sent again.</summary>
    public async Task<Outcome> AddAsync(
        SessionSender sender, string? code, UserPasskeyInfo? passkey, string? name, Guid token, CultureInfo language,
        CancellationToken cancellationToken)
    {
        if (CheckName(name) is { } wrong)
        {
            return Outcome.Refused(wrong);
        }

        var normalized = TextNormalizer.Normalize(name)!;
        passkey?.Name = normalized;
        var command = OwnAccountCommands.Of(sender, token, new { AddPasskey = code, Name = normalized }) with
        {
            Stands = async (context, _) => await FindAsync(context, code) is not null,
        };
        return await runner.RunAsync(
            command, context => AddAsync(context, sender.SessionId, code, passkey, normalized, language), cancellationToken);
    }

    public async Task<Outcome> RenameAsync(Sender sender, string code, string? name, Guid token, CancellationToken cancellationToken)
    {
        if (CheckName(name) is { } wrong)
        {
            return Outcome.Refused(wrong);
        }

        var normalized = TextNormalizer.Normalize(name)!;
        var command = OwnAccountCommands.Of(sender, token, new { RenamePasskey = code, Name = normalized }) with
        {
            Stands = async (context, _) => (await FindAsync(context, code))?.Data.Name == normalized,
        };
        return await runner.RunAsync(command, context => RenameAsync(context, code, normalized), cancellationToken);
    }

    public Task<Outcome> RemoveAsync(
        SessionSender sender, string code, Guid token, CultureInfo language, CancellationToken cancellationToken)
    {
        var command = OwnAccountCommands.Of(sender, token, new { RemovePasskey = code }) with
        {
            Stands = async (context, _) => await FindAsync(context, code) is null,
        };
        return runner.RunAsync(command, context => RemoveAsync(context, sender.SessionId, code, language), cancellationToken);
    }

    private async Task<Outcome> AddAsync(
        CommandContext context, long sessionId, string? code, UserPasskeyInfo? passkey, string name, CultureInfo language)
    {
        var (db, by, now, cancelled) = context;
        if (await FindAsync(context, code) is not null)
        {
            return Outcome.Unchanged;
        }

        if (passkey is null || await db.UserPasskeys.AnyAsync(row => row.CredentialId == passkey.CredentialId, cancelled))
        {
            return Outcome.Refused("", new Message("Passkey.NotAdded"));
        }

        if (await Of(db, by.UserId).CountAsync(cancelled) >= MaxForAccount)
        {
            return Outcome.Refused("", LimitMessage);
        }

        var user = await context.LoadSenderAsync();
        await Store(db).AddOrUpdatePasskeyAsync(user, passkey, cancelled);
        await SessionService.EndAllAsync(db, by.UserId, sessionId, cancelled);
        db.OutboxMails.Add(mails.SecurityNotice(
            user.ToReceiver(language), new Message("Mail.PasskeyAdded.Subject"), new Message("Mail.PasskeyAdded.Text", name, now), now));
        return Done(context, AuditAction.PasskeyAdded, null, name);
    }

    private static async Task<Outcome> RenameAsync(CommandContext context, string code, string name)
    {
        if (await FindAsync(context, code) is not { } passkey)
        {
            return Outcome.NotFound;
        }

        var before = passkey.Data.Name;
        if (before == name)
        {
            return Outcome.Unchanged;
        }

        passkey.Data.Name = name;
        return Done(context, AuditAction.PasskeyRenamed, before, name);
    }

    private async Task<Outcome> RemoveAsync(CommandContext context, long sessionId, string code, CultureInfo language)
    {
        if (await FindAsync(context, code) is not { } passkey)
        {
            return Outcome.Unchanged;
        }

        var (db, _, now, _) = context;
        var name = passkey.Data.Name!;
        // Deleted by query: EF Core can't remove the entity together with the JSON that it owns.
        await Of(db, context.By.UserId).Where(row => row.CredentialId == passkey.CredentialId).ExecuteDeleteAsync(context.Cancelled);
        await SessionService.EndThoseOfPasskeyAsync(db, context.By.UserId, code, sessionId, context.Cancelled);
        db.OutboxMails.Add(mails.SecurityNotice(
            (await context.LoadSenderAsync()).ToReceiver(language),
            new Message("Mail.PasskeyRemoved.Subject"), new Message("Mail.PasskeyRemoved.Text", name, now), now));
        return Done(context, AuditAction.PasskeyRemoved, name, null);
    }

    private static async Task<IdentityUserPasskey<long>?> FindAsync(CommandContext context, string? code) =>
        (await Of(context.Database, context.By.UserId).ToListAsync(context.Cancelled))
            .FirstOrDefault(row => PasskeyListItem.CodeOf(row.CredentialId) == code);

    private static Outcome Done(CommandContext context, string action, string? before, string? after) => Outcome.Done(
        context.EventOf(action) with { Before = Fields(before), After = Fields(after) }, OwnAccountCommands.IdOf(context.By),
        (after ?? before)!);

    private static string? Fields(string? name) => name is null ? null : AuditJson.Of(new { Passkey = name });

    private static IQueryable<IdentityUserPasskey<long>> Of(ConsoleDbContext context, long userId) =>
        context.UserPasskeys.Where(row => row.UserId == userId);

    private static UserOnlyStore<ApplicationUser, ConsoleDbContext, long> Store(ConsoleDbContext db) => new(db);
}
