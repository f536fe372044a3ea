using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.LaunchTargets;

/// <summary>The launch targets of this console: the one place of their numbers.</summary>
public static class LaunchTargetList
{
    /// <summary>Alipay China, by the rules of its page "Create mini programs".</summary>
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

    /// <summary>All targets, in the order in which they are offered.</summary>
    public static IReadOnlyList<LaunchTarget> All { get; } = [AlipayChina];

    /// <summary>The target with a code, or null where there is none.</summary>
    /// <param name="code">The code, compared exactly.</param>
    public static LaunchTarget? Find(string? code) => All.FirstOrDefault(target => target.Code == code);

    /// <summary>The target with a code, or the first one where a form names none of them.</summary>
    /// <param name="code">The code, compared exactly.</param>
    public static LaunchTarget FindOrFirst(string? code) => Find(code) ?? All[0];
}
