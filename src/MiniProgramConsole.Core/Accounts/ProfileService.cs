using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>Changes how a person is shown to others.</summary>
public sealed class ProfileService(ConsoleTransactions transactions, AuditTrail audit, TimeProvider time)
{
    /// <summary>The field of the name.</summary>
    public const string NameField = nameof(ApplicationUser.DisplayName);

    /// <summary>Renames a person; the name of before stays in the history. Nothing is written where nothing changes.</summary>
    /// <param name="by">The person.</param>
    /// <param name="name">The new name, by <see cref="ApplicationUser.NameRule"/>.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    /// <returns>What is wrong with the name; null where it is the person's now.</returns>
    public async Task<FieldError?> RenameAsync(Actor by, string? name, CancellationToken cancellationToken)
    {
        var normalized = TextNormalizer.Normalize(name);
        if (TextMessages.Of(NameField, ApplicationUser.NameRule, ApplicationUser.NameRule.Check(normalized)) is { } refusal)
        {
            return new FieldError(NameField, refusal);
        }

        await transactions.RunAsync((attempt, cancelled) => RenameAsync(attempt, by, normalized!, cancelled), cancellationToken);
        return null;
    }

    /// <summary>Sets the language in which a person reads pages and mails, whatever the browser asks for.</summary>
    /// <param name="userId">The person.</param>
    /// <param name="language">A culture's name, one of those that the console speaks.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    public Task<int> SpeakAsync(long userId, string language, CancellationToken cancellationToken) => transactions.RunAsync(
        (attempt, cancelled) => attempt.Users.Where(user => user.Id == userId && user.DeletedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(user => user.Language, language), cancelled),
        cancellationToken);

    private async Task<bool> RenameAsync(ConsoleDbContext attempt, Actor by, string name, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        // Nobody who deletes the account at the same moment gets a name again.
        if (!await attempt.ClaimAccountAsync(by.UserId, now, cancellationToken))
        {
            return false;
        }

        var user = await attempt.Users.FirstAsync(row => row.Id == by.UserId, cancellationToken);
        if (user.DisplayName == name)
        {
            return false;
        }

        await audit.AppendAsync(
            attempt, AccountEvent.Of(by with { Name = name }, AuditAction.NameChanged, now, browser: null), cancellationToken);
        user.DisplayName = name;
        await attempt.SaveChangesAsync(cancellationToken);
        return true;
    }
}
