using System.Buffers;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Diagnostics;
using MiniProgramConsole.Core.Commands;

namespace MiniProgramConsole.Web.Hosting.Bodies;

internal sealed class BodyReader(BodyTimes times)
{
    // Otherwise the connection may be gone before a client that is still sending sees the answer.
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(1);

    public async Task<int?> ReadFormAsync(HttpContext context, long max)
    {
        var isTooLarge = context.Request.ContentLength > max;
        if (!isTooLarge && !context.Request.HasFormContentType)
        {
            return null;
        }

        SetTime(context);
        return isTooLarge ? StatusCodes.Status413PayloadTooLarge : await ReadFormAsync(context);
    }

    /// <summary>Receives the body to its end first, so that the browser shows the page.</summary>
    public static async Task RefuseReceivedAsync(HttpContext context, int status)
    {
        if (status is StatusCodes.Status413PayloadTooLarge or StatusCodes.Status400BadRequest)
        {
            status = await ReceiveAsync(context) ?? status;
        }
        else
        {
            CloseWithAnswer(context, BodyBounds.MaxForm);
        }

        Say(context, status);
    }

    public static void Refuse(HttpContext context, int status, long max, bool isKeptForm = false)
    {
        CloseWithAnswer(context, max, isKeptForm);
        Say(context, status);
    }

    public static void CloseWithAnswer(HttpContext context, long max, bool isKeptForm = false)
    {
        context.Response.Headers.Connection = "close";
        context.Features.Set(new BodyRefusal(max, isKeptForm));
    }

    public static async Task LingerAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.Features.Get<BodyRefusal>() is not null)
        {
            await context.Response.CompleteAsync();
            await Task.Delay(Linger, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            // The server would keep reading for some seconds.
            context.Features.Get<IConnectionLifetimeFeature>()?.Abort();
        }
    }

    private void SetTime(HttpContext context)
    {
        var time = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        context.Response.RegisterForDispose(time);
        time.CancelAfter(context.GetEndpoint()?.Metadata.GetMetadata<TakesFileAttribute>() is null ? times.Form : times.Upload);
        context.Request.Body = new TimedBody(context.Request.Body, context.RequestAborted, time.Token);
    }

    private static async Task<int?> ReadFormAsync(HttpContext context)
    {
        try
        {
            await context.Request.ReadFormAsync(context.RequestAborted);
            return null;
        }
        catch (Exception exception) when (StatusOf(exception, context) is not null)
        {
            return StatusOf(exception, context);
        }
    }

    private static async Task<int?> ReceiveAsync(HttpContext context)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            while (await context.Request.Body.ReadAsync(buffer, context.RequestAborted) > 0)
            {
            }

            return null;
        }
        catch (Exception exception) when (StatusOf(exception, context) is not null)
        {
            CloseWithAnswer(context, BodyBounds.MaxForm);
            return StatusOf(exception, context);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void Say(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        if (status == StatusCodes.Status499ClientClosedRequest)
        {
            // A client that closed the connection sees no page, and making one would read the body again.
            context.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
            return;
        }

        context.RequestServices.GetRequiredService<RefusalLog>().Log(status switch
        {
            StatusCodes.Status413PayloadTooLarge => RefusalReason.BodySize,
            StatusCodes.Status408RequestTimeout => RefusalReason.BodyTime,
            _ => RefusalReason.Validation,
        });
    }

    private static int? StatusOf(Exception exception, HttpContext context) => exception switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        ConnectionResetException or OperationCanceledException => StatusCodes.Status499ClientClosedRequest,
        // A form of unknown length that exceeded the limit, or a broken one.
        InvalidDataException or IOException or NotSupportedException => context.Request.ContentLength is null
            ? StatusCodes.Status413PayloadTooLarge
            : StatusCodes.Status400BadRequest,
        _ => null,
    };
}
