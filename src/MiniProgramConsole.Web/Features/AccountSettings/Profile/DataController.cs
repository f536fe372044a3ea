using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Accounts.Profile;
using MiniProgramConsole.Web.Features.Shared.Answers;
using MiniProgramConsole.Web.Hosting.RateLimits;
using MiniProgramConsole.Web.Security;
using MiniProgramConsole.Web.Security.Forms;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.AccountSettings.Profile;

[Authorize]
[Route("account/data")]
public sealed class DataController(PersonalDataService data, PasswordProof proof, CurrentPerson person) : Controller
{
    [HttpGet("")]
    public IActionResult Data() => View(nameof(Data));

    [HttpPost("export")]
    [AnswersStaleForms]
    [RateLimit(RateLimit.Export)]
    public async Task<IActionResult> Export(ProofForm typed, CancellationToken cancellationToken)
    {
        if (this.ExplainsStaleForm())
        {
            return View(nameof(Data));
        }

        if (await proof.RefuseAsync(typed, cancellationToken) is not { } refused)
        {
            return new PersonalDataResult(data, person.UserId);
        }

        if (refused.AnswerWithoutPage() is { } answer)
        {
            return answer;
        }

        this.Explain(refused);
        return View(nameof(Data));
    }
}
