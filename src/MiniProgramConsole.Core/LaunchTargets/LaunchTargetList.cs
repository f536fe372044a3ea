using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.LaunchTargets;

public static class LaunchTargetList
{
    /// <summary>Follows the rules on Alipay's page "Create mini programs".</summary>
    public static LaunchTarget AlipayChina { get; } = new()
    {
        Code = "alipay-cn",
        Language = "zh-CN",
        Limit = 10,
        Name = new TextRule(3, 30, Weighted: true),
        Tagline = new TextRule(10, 30),
        Description = new TextRule(20, 200, Multiline: true),
        Logo = new LogoRule(MaxBytes: 256 * 1024, MaxSide: 4096, [".jpg", ".jpeg", ".png"], AdvisedSide: 180),
        Phone = new PhoneRule([4, 7], "0571-1234567"),
        Email = new EmailRule(254, "service@example.com"),
    };

    public static IReadOnlyList<LaunchTarget> All { get; } = [AlipayChina];

    public static LaunchTarget? Find(string? code) => All.FirstOrDefault(target => target.Code == code);

    public static LaunchTarget FindOrFirst(string? code) => Find(code) ?? All[0];
}
