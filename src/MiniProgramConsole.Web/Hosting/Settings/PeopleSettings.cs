using System.Globalization;
using MiniProgramConsole.Core.Accounts.Throttling;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Core.Workspaces.Merchants;

namespace MiniProgramConsole.Web.Hosting.Settings;

internal static class PeopleSettings
{
    private const int MaxCount = 1_000_000;

    public static void AddPeopleSettings(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(new RegistrationSettings(configuration.ReadSwitch("Registration:Open", standard: true)));
        services.AddSingleton(new SecondFactorRequirement(configuration.ReadSwitch("SecondFactor:Required", standard: false)));
        services.AddSingleton(new MerchantLimit(configuration["Merchants:MaxPerAccount"] switch
        {
            null or "" => MerchantLimit.Default,
            var text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var max)
                ? max
                : throw new ConfigurationException($"Merchants__MaxPerAccount is '{text}'. It is a whole number, 0 or more."),
        }));
        services.AddSingleton(new NetworkGuessLimits(
            configuration.ReadNumber("Guesses:PerNetwork", NetworkGuessLimits.Default.InShort, MaxCount),
            configuration.ReadNumber("Guesses:PerNetworkPerDay", NetworkGuessLimits.Default.InADay, MaxCount)));
        services.AddSingleton(
            new NetworkMailLimit(configuration.ReadNumber("Mail:PerNetworkPerDay", NetworkMailLimit.Default.InADay, MaxCount)));
    }
}
