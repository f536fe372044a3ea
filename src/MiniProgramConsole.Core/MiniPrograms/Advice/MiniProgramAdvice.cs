using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.MiniPrograms.Advice;

/// <summary>Advice never prevents saving.</summary>
public static class MiniProgramAdvice
{
    // Hosts of personal mailboxes. A company is expected to use its own domain.
    private static readonly HashSet<string> FreeMail = new(StringComparer.OrdinalIgnoreCase)
    {
        "126.com", "139.com", "163.com", "aliyun.com", "foxmail.com", "gmail.com", "gmx.com", "hotmail.com", "icloud.com", "live.com",
        "mail.ru", "outlook.com", "proton.me", "qq.com", "sina.cn", "sina.com", "sohu.com", "vip.163.com", "vip.qq.com", "yahoo.com",
        "yeah.net",
    };

    /// <summary>Expects normalized details. Empty texts get no advice.</summary>
    public static IEnumerable<FieldError> OfTexts(LaunchTarget target, MiniProgramDetails details)
    {
        foreach (var (field, text) in new[]
        {
            (nameof(details.Name), details.Name), (nameof(details.Tagline), details.Tagline),
            (nameof(details.Description), details.Description),
        })
        {
            if (target.IsChinese && text is { Length: > 0 } && !text.EnumerateRunes().Any(CharacterRules.IsHan))
            {
                yield return new FieldError(field, new Message("Advice.NotChinese", new Message($"Noun.{field}"), target.DisplayName));
            }
        }

        if (details.ContactEmail?.Split('@') is [_, var domain] && FreeMail.Contains(domain))
        {
            yield return new FieldError(nameof(details.ContactEmail), new Message("Advice.FreeMail", domain));
        }
    }

    public static Message SmallLogo(LaunchTarget target, object side) => new("Advice.SmallLogo", side, target.Logo.AdvisedSide);
}
