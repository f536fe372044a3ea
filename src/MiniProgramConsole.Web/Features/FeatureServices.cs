using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Web.Features.About;
using MiniProgramConsole.Web.Features.Account.SignIn;
using MiniProgramConsole.Web.Features.Logos;
using MiniProgramConsole.Web.Features.MiniPrograms;
using MiniProgramConsole.Web.Features.MiniPrograms.Creating;
using MiniProgramConsole.Web.Features.MiniPrograms.Drafts;
using MiniProgramConsole.Web.Features.Shared.Answers;
using MiniProgramConsole.Web.Security.Sessions;
using MiniProgramConsole.Web.TagHelpers;

namespace MiniProgramConsole.Web.Features;

internal static class FeatureServices
{
    public static WebApplicationBuilder AddConsoleFeatures(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<MvcOptions>(mvc => mvc.Filters.Add<RefusalFilter>());
        builder.Services
            .AddSingleton<Icons>()
            .AddSingleton<IndustryMarkup>()
            .AddSingleton<Libraries>()
            .AddSingleton<LogoRenditions>()
            .AddScoped<LogoUpload>()
            .AddScoped<CreateForms>()
            .AddScoped<SignedOutFormService>()
            .AddScoped<ISignInRedirect, SignInRedirect>()
            .AddSingleton<IValidator<SignInForm>, SignInFormValidator>();
        return builder;
    }
}
