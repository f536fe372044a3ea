using Microsoft.AspNetCore.Diagnostics;

namespace MiniProgramConsole.Web.Features.Shared.Answers;

public static class RequestedAddress
{
    /// <summary>The original address, also on an error page; null if a GET would mean something else.</summary>
    public static string? AskedAddress(this HttpContext context) =>
        !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method) ? null
        : context.Features.Get<IStatusCodeReExecuteFeature>() is { } reExecuted
            ? reExecuted.OriginalPath + reExecuted.OriginalQueryString
        : context.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? context.Request.Path + context.Request.QueryString;
}
