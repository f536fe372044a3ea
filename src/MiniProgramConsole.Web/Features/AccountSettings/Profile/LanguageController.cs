using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Accounts.Profile;
using MiniProgramConsole.Web.Features.Shared.Answers;
using MiniProgramConsole.Web.Hosting.Pipeline;
using MiniProgramConsole.Web.Security.Forms;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.AccountSettings.Profile;

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
