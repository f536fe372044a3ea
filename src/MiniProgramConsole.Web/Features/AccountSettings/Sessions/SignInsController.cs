using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Accounts.SignIn;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.AccountSettings.Sessions;

[Authorize]
[Route("account/sign-ins")]
public sealed class SignInsController(SignInAttemptService attempts, ILookupNormalizer normalizer, CurrentPerson person) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> SignIns(CancellationToken cancellationToken) =>
        View(await attempts.ListAsync(normalizer.NormalizeEmail(person.Email)!, cancellationToken));
}
