using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Accounts.Passwords;

/// <summary>Changes the password of somebody who is signed in.</summary>
public sealed class PasswordService(
    ConsoleDbContext database, CommandRunner runner, IPasswordHasher<ApplicationUser> hasher, NewPasswordCheck check, OwnPassword own)
{
    /// <summary>The field of the new password.</summary>
    public const string Field = "Password";

    /// <summary>When a person last set the password, UTC; null where it is the first one.</summary>
    /// <param name="userId">The person.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public Task<DateTime?> FindChangedAtAsync(long userId, CancellationToken cancellationToken) =>
        database.Users.Where(user => user.Id == userId).Select(user => user.PasswordChangedAt).FirstOrDefaultAsync(cancellationToken);

    /// <summary>
    /// Changes the password, for who has just given the current one. This session goes on with the secret that it got by that; the one before reads
    /// nothing any more, and other sessions end.
    /// </summary>
    /// <param name="sender">The person and the session.</param>
    /// <param name="password">The new password as typed, by <see cref="PasswordRule"/>.</param>
    /// <param name="token">The form's token.</param>
    /// <param name="language">The language of the notice, for a person whose own is not known.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    public async Task<Outcome> ChangeAsync(
        SessionSender sender, string? password, Guid token, CultureInfo language, CancellationToken cancellationToken)
    {
        var user = await database.Users.AsNoTracking().FirstAsync(row => row.Id == sender.By.UserId, cancellationToken);
        if (await check.FindRefusalAsync(user, password, cancellationToken) is { } refusal)
        {
            return Outcome.Refused(Field, refusal);
        }

        // Hashing is slow on purpose: it is done before others have to wait for the account.
        var hash = hasher.HashPassword(user, password!);
        // The password is no part of the fingerprint, which is no place for it: what is stored says whether it is the same one.
        var command = OwnAccountCommands.Of(sender, token, new { Form = "password" }) with
        {
            Stands = async (context, _) => IsOf(await context.LoadSenderAsync(), password!),
            SayUndone = _ => new Message("Password.FormUsed"),
        };
        return await runner.RunAsync(command, context => ChangeAsync(context, sender, password!, hash, language), cancellationToken);
    }

    private async Task<Outcome> ChangeAsync(
        CommandContext context, SessionSender sender, string password, string hash, CultureInfo language)
    {
        if (IsOf(await context.LoadSenderAsync(), password))
        {
            return Outcome.Refused(Field, new Message("Password.Same"));
        }

        return await own.SetAsync(context, hash, AuditAction.PasswordChanged, sender.SessionId, language);
    }

    private bool IsOf(ApplicationUser user, string password) =>
        hasher.VerifyHashedPassword(user, user.PasswordHash ?? "", password) != PasswordVerificationResult.Failed;
}
