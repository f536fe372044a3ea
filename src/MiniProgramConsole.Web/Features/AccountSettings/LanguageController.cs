using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Web.Features.Account;
using MiniProgramConsole.Web.Features.Shared;
using MiniProgramConsole.Web.Hosting;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.AccountSettings;

/// <summary>Keeps the language with the account, from the menu of every page.</summary>
[Authorize]
[Route("account/language")]
public sealed class LanguageController(ProfileService profiles, CurrentPerson person) : Controller
{
    [HttpPost("")]
    public async Task<IActionResult> Choose(string? language, string? returnUrl, FormKey key, CancellationToken cancellationToken) =>
        language is null || !Languages.All.ContainsKey(language)
            ? BadRequest()
            : await this.AnswerAsync(
                key,
                sent => profiles.SpeakAsync(person.AsSender(), language, sent, cancellationToken),
                () => this.ReturnTo(returnUrl));
}
