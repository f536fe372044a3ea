namespace MiniProgramConsole.Web.Features.Account;

public sealed record NewEmailPage(string Email, string Token);
