using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Accounts.Passwords;

/// <summary>Judges the new password of an account by <see cref="PasswordRule"/>, with all that others know of its person.</summary>
public sealed class NewPasswordCheck(IOrganizationNames organizations)
{
    /// <summary>Judges it.</summary>
    /// <param name="user">The account.</param>
    /// <param name="password">The password as typed.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>Null where it is accepted.</returns>
    public async Task<Message?> FindRefusalAsync(ApplicationUser user, string? password, CancellationToken cancellationToken) =>
        PasswordRule.Check(password, [user.Email, user.DisplayName, .. await organizations.ListAsync(user.Id, cancellationToken)]);
}
