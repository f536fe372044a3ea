using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Web.Hosting.RateLimits;

namespace MiniProgramConsole.Web.Features.Shared.Answers;

internal static class TooManyRequests
{
    /// <summary>If true, the action only shows its form again; see <see cref="RateLimitAttribute.FormComesBack"/>.</summary>
    public static bool IsPastLimit(this Controller controller)
    {
        if (controller.HttpContext.Features.Get<RateLimitRefusal>() is not { } refusal)
        {
            return false;
        }

        controller.ModelState.ClearErrors();
        controller.ModelState.AddModelError("", refusal.Message.ToString());
        controller.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        return true;
    }
}
