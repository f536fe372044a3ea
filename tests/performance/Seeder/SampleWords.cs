using MiniProgramConsole.Core.LaunchTargets;

namespace MiniProgramConsole.Seeder;

internal sealed class SampleWords
{
    private static readonly string[] Cities =
        ["杭州", "上海", "成都", "广州", "西安", "南京", "厦门", "长沙", "青岛", "昆明", "苏州", "武汉", "大连", "桂林", "宁波", "重庆"];

    private static readonly string[] Brands =
    [
        "晨光", "青叶", "云栖", "小满", "知味", "半夏", "拾光", "暖阳", "星河", "松果", "听雨", "白鹭", "木棉", "山海", "初见", "橙子",
        "蓝鲸", "稻香", "微风", "银杏", "花间", "三味", "江南", "北辰", "荷塘", "竹里", "锦鲤", "麦田", "溪谷", "朝露", "鹿鸣", "归途",
    ];

    private static readonly string[] Surnames =
        ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗"];

    private static readonly string[] GivenNames =
    [
        "伟", "敏", "静", "丽", "强", "磊", "洋", "艳", "勇", "杰", "娟", "涛", "明", "超", "秀英", "子涵", "雨桐", "浩然", "思远", "佳怡",
        "梓轩", "诗雨", "嘉豪", "欣怡", "建国", "晓燕", "文博", "若曦", "一诺", "俊杰",
    ];

    private static readonly string[] Promises =
        ["手机下单，到店即取", "附近门店，一键预约", "会员积分，随时可查", "在线咨询，快速回复", "新人有礼，天天优惠", "扫码入场，不必排队"];

    private static readonly Industry[] Industries = [.. IndustryList.Groups.SelectMany(group => group.Industries)];

    // A fixed seed, so that measurements can be repeated.
    private readonly Random random = new(20261124);

    public string Person() => Pick(Surnames) + Pick(GivenNames);

    public string Merchant(int number) => $"{Pick(Cities)}{Pick(Brands)}商贸 {number}";

    public Industry Industry() => Pick(Industries);

    public string Program(Industry industry) => random.Next(3) == 0
        ? $"{Pick(Brands)}{industry.Zh}"
        : $"{Pick(Cities)}{Pick(Brands)}{industry.Zh}";

    public string Tagline(string name) => name.Length > 10 ? $"{Pick(Promises)}，欢迎您" : $"{name}，{Pick(Promises)}";

    public string Description(string name, Industry industry) =>
        $"{name}为您提供{industry.Zh}的在线服务。{Pick(Promises)}；{Pick(Promises)}。\n如需帮助，请拨打客服电话或发送邮件，我们会在一个工作日内答复。";

    public string Phone() => $"{random.Next(100, 1000):'0'000}-{random.Next(1_000_000, 10_000_000)}";

    public T Pick<T>(IReadOnlyList<T> words) => words[random.Next(words.Count)];
}
