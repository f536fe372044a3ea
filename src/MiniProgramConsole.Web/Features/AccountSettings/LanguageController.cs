using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Web.Features.Account;
using MiniProgramConsole.Web.Hosting;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.AccountSettings;

/// <summary>Keeps the language with the account, from the menu of every page.</summary>
[Authorize]
[Route("account/language")]
public sealed class LanguageController(ProfileService profiles, CurrentPerson person) : Controller
{
    [HttpPost("")]
    public async Task<IActionResult> Choose(string? language, string? returnUrl, CancellationToken cancellationToken)
    {
        if (language is null || !Languages.All.ContainsKey(language))
        {
            return BadRequest();
        }

        await profiles.SpeakAsync(person.UserId, language, cancellationToken);
        return this.ReturnTo(returnUrl);
    }
}
