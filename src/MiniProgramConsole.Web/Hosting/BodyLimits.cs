using System.Buffers;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace MiniProgramConsole.Web.Hosting;

/// <summary>
/// Reads forms before anything else does, so that a body too large gets a page: it is received to its end first, since a client
/// that is still sending sees no answer.
/// </summary>
internal sealed class BodyLimits(RequestDelegate next)
{
    /// <summary>Up to here a form comes back with all that it said.</summary>
    public const long MaxForm = 8 * 1024 * 1024;

    /// <summary>Up to here a page says that it was too much; beyond, the server closes the connection.</summary>
    public const long MaxBody = 64 * 1024 * 1024;

    public static void Configure(FormOptions form)
    {
        form.MultipartBodyLengthLimit = MaxForm;
        form.ValueLengthLimit = (int)MaxForm;
        // Keeps a logo of any allowed size in memory; heavier files go through a temporary file.
        form.MemoryBufferThreshold = 512 * 1024;
    }

    /// <summary>Reads the form of a request that is answered before it comes here; false where there is none within the bounds.</summary>
    public static async Task<bool> ReadAsync(HttpContext context) => context.Request.HasFormContentType
        && !(context.Request.ContentLength > MaxForm) && await RefusalOfFormAsync(context) is null;

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            // The page about a body refused before, or about a fault, which a body must not keep from being shown.
            await next(context);
        }
        else if (context.Request.ContentLength > MaxForm)
        {
            await RefuseAsync(context, StatusCodes.Status413PayloadTooLarge);
        }
        else if (context.Request.HasFormContentType && await RefusalOfFormAsync(context) is { } status)
        {
            await RefuseAsync(context, status);
        }
        else
        {
            await next(context);
        }
    }

    private static async Task<int?> RefusalOfFormAsync(HttpContext context)
    {
        try
        {
            await context.Request.ReadFormAsync(context.RequestAborted);
            return null;
        }
        catch (BadHttpRequestException exception)
        {
            return exception.StatusCode;
        }
        catch (Exception exception) when (exception is ConnectionResetException or OperationCanceledException)
        {
            return StatusCodes.Status499ClientClosedRequest;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or NotSupportedException)
        {
            // A form of unknown length that ran over the limit, or one that is broken.
            return context.Request.ContentLength is null ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest;
        }
    }

    private static async Task RefuseAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        if (status == StatusCodes.Status499ClientClosedRequest)
        {
            LeaveWithoutAPage(context);
            return;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            while (await context.Request.Body.ReadAsync(buffer, context.RequestAborted) > 0)
            {
            }
        }
        catch (BadHttpRequestException exception)
        {
            context.Response.StatusCode = exception.StatusCode;
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            LeaveWithoutAPage(context);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // Who closed the connection reads no page, and making one would read the body again.
    private static void LeaveWithoutAPage(HttpContext context)
    {
        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }
    }
}
