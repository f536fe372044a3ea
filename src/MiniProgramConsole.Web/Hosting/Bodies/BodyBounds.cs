using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace MiniProgramConsole.Web.Hosting.Bodies;

/// <summary>How much a request may send, in bytes, and how slowly. The server itself holds all of it, whatever the headers say.</summary>
internal static class BodyBounds
{
    /// <summary>Without a living session.</summary>
    public const long MaxAnonymous = 64 * 1024;

    /// <summary>A form whose session has ended and whose address carries its stamp: the heaviest logo, and as much again for texts.</summary>
    public const long MaxKept = 512 * 1024;

    /// <summary>With a session: up to here a form comes back with all that it said.</summary>
    public const long MaxForm = 8 * 1024 * 1024;

    /// <summary>
    /// With a session: up to here a form is received to its end, so that the browser sees the page that says it was too much. A logo straight from a
    /// camera is heavier than <see cref="MaxForm"/>, and never than this.
    /// </summary>
    public const long MaxBody = 64 * 1024 * 1024;

    // Past a bound the server takes no more than it holds for a request that nobody reads.
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
        // Keeps a logo of any allowed size in memory; heavier files go through a temporary file.
        form.MemoryBufferThreshold = 512 * 1024;
    }

    /// <summary>Lets a request send more than others may.</summary>
    public static void Allow(HttpContext context, long max)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = max;
        }
    }
}
