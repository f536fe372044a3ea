using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using MiniProgramConsole.Core.Images;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Web.Hosting.Bodies;
using MiniProgramConsole.Web.Hosting.RateLimits;
using MiniProgramConsole.Web.Security.Permissions;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.Errors;

/// <summary>Changes nothing, so a refused POST may be sent here without its token.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class ErrorsController(CurrentPerson person) : Controller
{
    // The status isn't bound, because a form that can't be read prevents all binding.
    [Route("/error/{status:int}")]
    public IActionResult Show()
    {
        var isReExecuted = HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null
            || HttpContext.Features.Get<IExceptionHandlerFeature>() is not null;
        Response.StatusCode = isReExecuted ? Response.StatusCode : StatusCodes.Status404NotFound;
        return View(new ErrorPage(
            Response.StatusCode, HttpContext.TraceIdentifier, LogoMessage(), HttpContext.Features.Get<BodyRefusal>(),
            HttpContext.Features.Get<RateLimitRefusal>(), HttpContext.Features.Get<PermissionRequirement>()?.Permission, person)
        {
            IsOfForm = !HttpMethods.IsGet(Request.Method),
        });
    }

    // A form this large must contain a logo, the only file that a form takes.
    private Message? LogoMessage() => (person.IsSignedIn || HttpContext.Features.Get<BodyRefusal>() is { IsKeptForm: true })
        && Response.StatusCode == StatusCodes.Status413PayloadTooLarge && Request.HasFormContentType && Request.ContentLength is { } weight
        && MediaTypeHeaderValue.Parse(Request.ContentType).MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            ? LogoMessages.TooHeavy(weight, LaunchTargetList.All[0].Logo)
            : null;
}
