using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Workspaces.Merchants;
using MiniProgramConsole.Web.Features.Shared.Answers;
using MiniProgramConsole.Web.Security.Forms;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.Merchants;

[Authorize]
[Route("merchants")]
public sealed class MerchantsController(MerchantCreationService creation, CurrentPerson person) : Controller
{
    public const string PostRoute = "PostMerchant";

    [HttpGet("new")]
    [KeptByBackButton]
    public async Task<IActionResult> Create(CancellationToken cancellationToken)
    {
        if (await creation.MayCreateAsync(person.UserId, cancellationToken))
        {
            return View(new CreateMerchantPage(new MerchantDetails(), Guid.NewGuid()));
        }

        Response.StatusCode = StatusCodes.Status403Forbidden;
        return View("LimitReached", creation.LimitMessage);
    }

    [HttpPost("", Name = PostRoute)]
    public Task<IActionResult> Create(MerchantDetails input, FormKey key, CancellationToken cancellationToken) => this.AnswerAsync(
        key,
        sent => creation.CreateAsync(person.AsSender(), input, sent, cancellationToken),
        outcome =>
        {
            TempData.SetFlash(
                new Message(outcome.Kind == OutcomeKind.DoneBefore ? "Form.Repeated" : "CreateMerchant.Created", outcome.SubjectName!));
            return RedirectToAction("Index", "MiniPrograms", new { workspace = outcome.SubjectId });
        },
        next => Task.FromResult<IActionResult>(View(nameof(Create), new CreateMerchantPage(input, next))));
}
