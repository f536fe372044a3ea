using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.WebEncoders;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Web.Hosting.Bodies;
using MiniProgramConsole.Web.Hosting.Databases;
using MiniProgramConsole.Web.Hosting.Demo;
using MiniProgramConsole.Web.Hosting.RateLimits;
using MiniProgramConsole.Web.Hosting.Settings;
using MiniProgramConsole.Web.Security.Forms;
using Serilog;

namespace MiniProgramConsole.Web.Hosting.Pipeline;

internal static class ConsolePipeline
{
    public static WebApplicationBuilder AddConsolePages(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            BodyBounds.Configure(kestrel.Limits);
        });
        builder.Services.Configure<FormOptions>(BodyBounds.Configure);
        builder.Services.AddSingleton(BodyTimes.Read(builder.Configuration)).AddSingleton<BodyReader>();
        builder.Services.AddSingleton(RateLimitSettings.Read(builder.Configuration)).AddSingleton<RateLimiters>();
        builder.Services.AddSingleton<FirstPage>();
        builder.Services.AddLocalization();
        // Sends Chinese as it is; characters with a meaning in HTML are still encoded.
        builder.Services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        builder.Services.AddMemoryCache(cache => cache.SizeLimit = CacheBytes);
        builder.Services.AddControllersWithViews(mvc =>
            {
                mvc.Filters.Add<AntiforgeryFilter>();
                mvc.Conventions.Add(new RouteValuesFromAddress());
                mvc.Conventions.Add(new HeadAsGet());
                // They throw on a key such as "a[", and no form here has keys of their kind.
                mvc.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
                mvc.ValueProviderFactories.RemoveType<JQueryQueryStringValueProviderFactory>();
                // Validators report required fields, in the reader's language.
                mvc.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            })
            .AddRazorOptions(razor =>
            {
                razor.ViewLocationFormats.Clear();
                razor.ViewLocationExpanders.Add(new FeatureViewLocations());
                razor.ViewLocationFormats.Add("/Features/Shared/{0}.cshtml");
            });
        builder.Services.Configure<RouteOptions>(routes => routes.LowercaseUrls = true);
        builder.Services.AddPageCompression();
        builder.Services.AddHealthChecks().AddDbContextCheck<ConsoleDbContext>();
        builder.Services.Configure<HealthCheckServiceOptions>(health =>
        {
            foreach (var check in health.Registrations)
            {
                check.Timeout = HealthPatience;
            }
        });
        builder.Services.AddSingleton<Housekeeping>().AddHostedService(services => services.GetRequiredService<Housekeeping>());
        builder.Services.AddPeopleSettings(builder.Configuration);
        builder.Services.AddScoped<DemoData>().AddScoped<DataUpgrade>();
        return builder.AddKnownProxies().AddTransportSecurity();
    }

    public static void UseConsole(this WebApplication app)
    {
        app.Use(BodyReader.LingerAsync);
        app.Use(AbortedRequests.GrantGraceAsync);
        app.UseForwardedHeaders();
        app.Use(RequestFacts.BeginAsync);
        app.UseSerilogRequestLogging(options =>
        {
            options.Logger = app.Services.GetRequiredService<Serilog.ILogger>();
            RequestLogging.Configure(options);
        });
        app.Use(app.Services.GetRequiredService<FirstPage>().Before);
        app.UsePageCompression();
        app.UseAnswerDefaults();
        app.UseHashedFiles();
        app.UseSecurityHeaders(SecurityHeaders.Policy());
        app.UseRequestLocalization(Languages.Options());
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error/500",
            CreateScopeForErrors = true,
            // The database can't be reached: a proxy may ask another node, and a person may try again.
            StatusCodeSelector = exception => exception is RetryLimitExceededException
                ? StatusCodes.Status503ServiceUnavailable
                : StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseTransportSecurity();
        app.UseCookiePolicy();
        app.UseRouting();
        app.Use(RequestFacts.NoteRouteAsync);
        app.Use(RateLimiting.LimitAnonymousAsync);
        app.UseAuthentication();
        app.Use(Languages.FollowPersonAsync);
        app.Use(RequestFacts.NotePersonAsync);
        app.Use(RateLimiting.LimitPersonAsync);
        app.UseUnroutedRequests();
        app.UseAuthorization();
        app.UseMiddleware<BodyLimits>();
        app.MapStaticAssets().AllowAnonymous();
        app.MapHealthChecks("/health").WithMetadata(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head])).AllowAnonymous();
        app.MapControllers().WithStaticAssets();
    }

    private static readonly TimeSpan HealthPatience = TimeSpan.FromSeconds(5);

    private const long CacheBytes = 16 * 1024 * 1024;
}
