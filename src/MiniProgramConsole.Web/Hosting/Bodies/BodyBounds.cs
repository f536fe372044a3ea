using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using MiniProgramConsole.Core.LaunchTargets;

namespace MiniProgramConsole.Web.Hosting.Bodies;

/// <summary>Bounds of request bodies, in bytes. The server itself enforces them, whatever the headers say.</summary>
internal static class BodyBounds
{
    public const long MaxAnonymous = 64 * 1024;

    /// <summary>For a stamped form whose session has ended: the largest logo, and as much again for text.</summary>
    public const long MaxKept = 512 * 1024;

    /// <summary>With a session: up to here a form comes back with everything typed.</summary>
    public const long MaxForm = 8 * 1024 * 1024;

    /// <summary>With a session: up to here the body is received, so that the browser shows the error page. Fits camera photos.</summary>
    public const long MaxBody = 64 * 1024 * 1024;

    // What the server buffers of a body that nobody reads.
    private const int MaxUnread = 64 * 1024;
    private const double LeastBytesPerSecond = 2 * 1024;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    public static void Configure(KestrelServerLimits limits)
    {
        limits.MaxRequestBodySize = MaxAnonymous;
        limits.MaxRequestBufferSize = MaxUnread;
        limits.MinRequestBodyDataRate = new MinDataRate(LeastBytesPerSecond, Grace);
    }

    public static void Configure(FormOptions form)
    {
        form.MultipartBodyLengthLimit = MaxForm;
        form.ValueLengthLimit = (int)MaxForm;
        // Keeps a logo of any allowed size in memory; larger files go through a temporary file.
        form.MemoryBufferThreshold = LaunchTargetList.All.Max(target => target.Logo.MaxBytes);
    }

    public static void Allow(HttpContext context, long max)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = max;
        }
    }
}
