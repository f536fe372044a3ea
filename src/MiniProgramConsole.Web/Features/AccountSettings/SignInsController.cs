using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.AccountSettings;

/// <summary>Shows who signed in, or tried to, with the person's email.</summary>
[Authorize]
[Route("account/sign-ins")]
public sealed class SignInsController(SignInAttemptService attempts, ILookupNormalizer normalizer, CurrentPerson person) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> SignIns(CancellationToken cancellationToken) =>
        View(await attempts.ListAsync(normalizer.NormalizeEmail(person.Email)!, cancellationToken));
}
