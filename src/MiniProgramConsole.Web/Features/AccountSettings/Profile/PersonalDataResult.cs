using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using MiniProgramConsole.Core.Accounts.Profile;

namespace MiniProgramConsole.Web.Features.AccountSettings.Profile;

internal sealed class PersonalDataResult(PersonalDataService data, long userId) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.ContentType = "application/json; charset=utf-8";
        response.Headers[HeaderNames.ContentDisposition] = "attachment; filename=my-data.json";
        response.Headers[HeaderNames.CacheControl] = "no-store";
        await data.WriteAsync(userId, response.BodyWriter, context.HttpContext.RequestAborted);
    }
}
