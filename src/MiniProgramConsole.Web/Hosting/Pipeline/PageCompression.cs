using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace MiniProgramConsole.Web.Hosting.Pipeline;

/// <summary>Answers to other sites' requests stay plain: their length would reveal what the page repeats (BREACH).</summary>
internal static class PageCompression
{
    private const string FetchSite = "Sec-Fetch-Site";

    public static IServiceCollection AddPageCompression(this IServiceCollection services) => services
        .AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = ["text/html", "text/csv", "application/json"];
        })
        .Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal)
        .Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Optimal);

    public static void UsePageCompression(this IApplicationBuilder app) =>
        app.UseWhen(IsAskedByNoOtherSite, own => own.UseResponseCompression());

    private static bool IsAskedByNoOtherSite(HttpContext context) =>
        context.Request.Headers[FetchSite].ToString() is "" or "none" or "same-origin";
}
