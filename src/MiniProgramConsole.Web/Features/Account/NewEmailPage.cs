namespace MiniProgramConsole.Web.Features.Account;

/// <param name="Email">The email that is to be the account's.</param>
/// <param name="Token">The link's secret, for the form to send.</param>
public sealed record NewEmailPage(string Email, string Token);
