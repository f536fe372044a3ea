using Microsoft.AspNetCore.Diagnostics;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Hosting.Bodies;

/// <summary>Reads forms before anything else does, so that a body too large or too slow gets a page.</summary>
internal sealed class BodyLimits(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, CurrentPerson person, BodyReader bodies)
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            // The page about a refused body or a fault must be shown whatever the body is.
            await next(context);
            return;
        }

        var max = BodyBounds.MaxAnonymous;
        if (person.IsSignedIn)
        {
            max = BodyBounds.MaxForm;
            BodyBounds.Allow(context, BodyBounds.MaxBody);
        }

        if (await bodies.ReadFormAsync(context, max) is not { } status)
        {
            await next(context);
        }
        else if (person.IsSignedIn)
        {
            await BodyReader.RefuseReceivedAsync(context, status);
        }
        else
        {
            BodyReader.Refuse(context, status, max);
        }
    }
}
