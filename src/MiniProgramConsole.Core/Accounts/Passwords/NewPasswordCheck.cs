using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Accounts.Passwords;

public sealed class NewPasswordCheck(IOrganizationNames organizations)
{
    public async Task<Message?> FindRefusalAsync(ApplicationUser user, string? password, CancellationToken cancellationToken) =>
        PasswordRule.Check(password, [user.Email, user.DisplayName, .. await organizations.ListAsync(user.Id, cancellationToken)]);
}
