using System.Globalization;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Browser.Tests.Testing;

/// <summary>The texts of the create form in one language, in the order of the form.</summary>
internal sealed record FormWords
{
    public required string Target { get; init; }

    public required string Error { get; init; }

    /// <summary><c>Message</c> is the error for an empty field.</summary>
    public IReadOnlyList<(string Role, string Name, string Prompt, string Message)> Fields =>
        [.. MiniProgramFieldList.Modifiable.Select(WordsOf)];

    public required IReadOnlyList<string> Actions { get; init; }

    public required string Language { get; init; }

    public required IReadOnlyDictionary<string, (string Role, string Name, string Prompt, string Message)> Agreed { get; init; }

    public static FormWords Of(string locale) => locale == "zh-CN" ? Chinese : English;

    /// <summary>The controls in the notation of <see cref="Said"/>.</summary>
    public IEnumerable<string> Controls(bool wrong) => Fields.Select(field => wrong
            ? $"{field.Role} '{field.Name}' invalid: {field.Prompt} {Error} {field.Message}"
            : $"{field.Role} '{field.Name}': {field.Prompt}")
        .Concat([$"button '{Actions[0]}': ", $"button '{Actions[1]}': ", $"link '{Actions[2]}': "]);

    public static string Said(AccessibleNode control) =>
        $"{control.Role} '{control.Name}'{(control.Is("invalid") ? " invalid" : "")}: {control.Description}";

    // Fields whose words aren't agreed below are texts with the words of the resources.
    private (string Role, string Name, string Prompt, string Message) WordsOf(MiniProgramField field)
    {
        if (Agreed.TryGetValue(field.Name, out var words))
        {
            return words;
        }

        var (target, language) = (LaunchTargetList.AlipayChina, CultureInfo.GetCultureInfo(Language));
        var rule = field.Length!(target);
        var prompt = string.Format(language, field.Prompt(Language), rule.Min, rule.Max);
        return ("textbox", field.Label(Language), prompt, field.Check(target, "")!.In(language));
    }

    private static FormWords English { get; } = new()
    {
        Language = "en",
        Target = "Alipay China",
        Error = "Error:",
        Agreed = new Dictionary<string, (string, string, string, string)>
        {
            ["Name"] = ("textbox", "Mini Program Name", "3 to 30 characters. A Chinese character counts as 2, a letter or digit as 1.", "Enter the mini program name."),
            ["Tagline"] = ("textbox", "Tagline", "10 to 30 characters. One line that says what it is for.", "Enter the tagline."),
            ["Description"] = ("textbox", "Description", "20 to 200 characters. What people can do with it; several lines are fine.", "Enter the description."),
            ["Logo"] = ("button", "Logo", "A square .jpg, .jpeg or .png image of at most 256 KB.", "Choose a logo: a square .jpg, .jpeg or .png of at most 256 KB."),
            ["Industry"] = ("combobox", "Mini Program Industry", "The one that fits best. You can search in English or Chinese.", "Choose an industry."),
            ["ContactNumber"] = ("textbox", "Customer Service Contact Number", "A landline number as XXXX-XXXXXXX, for example 0571-1234567.",
                "Enter the number as XXXX-XXXXXXX: four digits, a hyphen, seven digits. For example 0571-1234567."),
            ["ContactEmail"] = ("textbox", "Customer Service Contact Email", "One address, for example service@example.com.",
                "Enter one email address, for example service@example.com."),
        },
        Actions = ["Create", "Save draft", "Cancel"],
    };

    private static FormWords Chinese { get; } = new()
    {
        Language = "zh-Hans",
        Target = "支付宝",
        Error = "错误：",
        Agreed = new Dictionary<string, (string, string, string, string)>
        {
            ["Name"] = ("textbox", "小程序名称", "3–30 个字符。一个汉字算 2 个字符，一个字母或数字算 1 个。", "填写小程序名称。"),
            ["Tagline"] = ("textbox", "标语", "10–30 个字符。用一句话说明用途。", "填写标语。"),
            ["Description"] = ("textbox", "描述", "20–200 个字符。说明小程序能做什么，可以换行。", "填写描述。"),
            ["Logo"] = ("button", "图标", "正方形的 .jpg、.jpeg 或 .png 图片，不超过 256 KB。", "选择图标：正方形的 .jpg、.jpeg 或 .png 图片，不超过 256 KB。"),
            ["Industry"] = ("combobox", "小程序行业", "选择最贴近的一个，可用中文或英文搜索。", "选择行业。"),
            ["ContactNumber"] = ("textbox", "客服电话", "固定电话，格式为 XXXX-XXXXXXX，例如 0571-1234567。",
                "按 XXXX-XXXXXXX 格式填写：四位数字、短横线、七位数字。例如 0571-1234567。"),
            ["ContactEmail"] = ("textbox", "客服邮箱", "填写一个邮箱，例如 service@example.com。", "填写一个邮箱地址，例如 service@example.com。"),
        },
        Actions = ["创建", "保存草稿", "取消"],
    };
}
