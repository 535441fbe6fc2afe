namespace PerSense.Web.Components.Shared;

/// <summary>The drawings of the icons: SVG on a 20 x 20 grid, 1.5 wide strokes, round ends.</summary>
internal static class IconPaths
{
    private static readonly Dictionary<string, string> Drawings = new(StringComparer.Ordinal)
    {
        ["alert"] = "<path d='M10 3.2 17.6 16.5H2.4z'/><path d='M10 8.2v3.6M10 14.1v.1'/>",
        ["box"] = "<rect x='3.5' y='4.5' width='13' height='11' rx='.5' stroke-dasharray='2.6 2.2'/>",
        ["brush"] = "<path d='M16.8 3.2c-3.6 1.6-6.6 4.2-8.4 7l2 2c2.8-1.8 5.2-5 6.4-9z'/><path d='M7.6 11.4c-2.2.2-2.6 1.8-2.8 3-.2 1-.8 1.8-1.8 2 1 .6 5.4 1 6.4-1.6.4-1.2 0-2-.6-2.6'/>",
        ["check"] = "<path d='m4 10.5 4 4 8-9'/>",
        ["chevron-down"] = "<path d='m5.5 8 4.5 4.5L14.5 8'/>",
        ["chevron-left"] = "<path d='M12 5.5 7.5 10l4.5 4.5'/>",
        ["chevron-right"] = "<path d='M8 5.5 12.5 10 8 14.5'/>",
        ["chip"] = "<rect x='5.5' y='5.5' width='9' height='9' rx='1'/><path d='M8 2.800v2.700M12 2.800v2.700M8 14.500v2.700M12 14.500v2.700M2.8 8h2.700M2.8 12h2.700M14.5 8h2.700M14.5 12h2.7'/>",
        ["clock"] = "<circle cx='10' cy='10' r='7'/><path d='M10 6v4l2.6 1.8'/>",
        ["close"] = "<path d='m5 5 10 10M15 5 5 15'/>",
        ["cube"] = "<path d='M10 2.8 16.5 6.400v7.200L10 17.200l-6.5-3.600V6.400z'/><path d='M3.5 6.4 10 10l6.5-3.600M10 10v7.2'/>",
        ["cursor"] = "<path d='m5 3.5 10.5 5.8-4.7 1.4-2.4 4.300z'/>",
        ["density"] = "<circle cx='10' cy='10' r='2'/><circle cx='10' cy='10' r='4.8' opacity='.7'/><circle cx='10' cy='10' r='7.4' opacity='.4'/>",
        ["dots"] = "<path d='M5 10h.1M10 10h.1M15 10h.1' stroke-width='2.4'/>",
        ["download"] = "<path d='M10 3v9.500M6.2 9 10 12.8 13.8 9M3.5 16.500h13'/>",
        ["eye"] = "<path d='M2.5 10S5.2 4.8 10 4.8 17.5 10 17.5 10 14.8 15.2 10 15.2 2.5 10 2.5 10z'/><circle cx='10' cy='10' r='2.3'/>",
        ["fit"] = "<path d='M3.5 7.500v-4h4M12.5 3.500h4v4M16.5 12.500v4h-4M7.5 16.500h-4v-4'/>",
        ["folder"] = "<path d='M2.8 5.500a1 1 0 0 1 1-1h3.700l1.7 2h7a1 1 0 0 1 1 1v7.500a1 1 0 0 1-1 1H3.800a1 1 0 0 1-1-1z'/>",
        ["hatch"] = "<rect x='3.5' y='3.5' width='13' height='13' rx='3'/><path d='m4 11 7-7M4.5 16 16 4.500M9 16.500l7.5-7.5'/>",
        ["image"] = "<rect x='2.8' y='4' width='14.4' height='12' rx='1'/><circle cx='7' cy='8' r='1.3'/><path d='m3 14 4-3.5 3 2.5 3.5-3.500L17 13'/>",
        ["info"] = "<circle cx='10' cy='10' r='7.2'/><path d='M10 9v4.500M10 6.500v.1'/>",
        ["key"] = "<circle cx='6.5' cy='13.5' r='3'/><path d='m8.7 11.3 7-7M13 7l2 2M15.2 4.800l1.5 1.5'/>",
        ["keyboard"] = "<rect x='2' y='5' width='16' height='10' rx='1.5'/><path d='M5 8.200h.1M8.3 8.200h.1M11.6 8.200h.1M14.9 8.200h.1M6.5 11.800h7'/>",
        ["masks"] = "<path d='M6.8 3.200c3.4-1.2 6 .8 5.6 4-.3 2.8-3 4.4-5.8 3.600C3.4 10 3 4.6 6.8 3.200z'/><path d='M13.8 10.200c2.6.2 3.8 2.4 3 4.6-.8 2-3.6 2.8-5.4 1.4-2-1.6-.4-6.2 2.4-6z'/>",
        ["monitor"] = "<rect x='2.8' y='3.8' width='14.4' height='9.7' rx='1'/><path d='M7 17h6M10 13.500V17'/>",
        ["moon"] = "<path d='M16.5 12A7 7 0 0 1 8 3.500a7 7 0 1 0 8.5 8.500z'/>",
        ["people"] = "<circle cx='7.5' cy='7' r='2.8'/><path d='M2.5 16c.3-3 2.3-4.6 5-4.600s4.7 1.6 5 4.600M13 4.600a2.6 2.6 0 0 1 0 4.800M14.5 11.800c1.8.5 2.8 2 3 4.2'/>",
        ["person"] = "<circle cx='10' cy='7' r='3.2'/><path d='M3.8 16.800c.4-3.4 3-5.2 6.2-5.200s5.8 1.8 6.2 5.2'/>",
        ["play"] = "<path d='M6.5 4v12l9.5-6z'/>",
        ["plus"] = "<path d='M10 4v12M4 10h12'/>",
        ["point"] = "<circle cx='10' cy='10' r='3'/><path d='M10 2.500v3M10 14.500v3M2.5 10h3M14.5 10h3'/>",
        ["retry"] = "<path d='M15.8 8A6.2 6.2 0 1 0 16 11.500M16.2 3.800V8H12'/>",
        ["search"] = "<circle cx='9' cy='9' r='5.2'/><path d='m13 13 4 4'/>",
        ["shield"] = "<path d='M10 2.8 16 5v4.500c0 3.7-2.4 6.3-6 7.7-3.6-1.4-6-4-6-7.700V5z'/>",
        ["sign-out"] = "<path d='M8 3.500H4.500a1 1 0 0 0-1 1v11a1 1 0 0 0 1 1H8M12.5 6.5 16 10l-3.5 3.500M16 10H7.5'/>",
        ["similarity"] = "<circle cx='7.5' cy='10' r='4.7'/><circle cx='12.5' cy='10' r='4.7'/>",
        ["stop"] = "<rect x='5' y='5' width='10' height='10' rx='1'/>",
        ["sun"] = "<circle cx='10' cy='10' r='3.2'/><path d='M10 2.500v1.800M10 15.700v1.800M2.5 10h1.800M15.7 10h1.800M4.7 4.7 6 6M14 14l1.3 1.300M4.7 15.3 6 14M14 6l1.3-1.3'/>",
        ["swipe"] = "<path d='M10 3v14M6.5 7 3.500 10l3 3M13.5 7l3 3-3 3'/>",
        ["trash"] = "<path d='M3.5 5.500h13M8 5.500V3.800h4v1.700M5.2 5.500l.8 11h8l.8-11M8.5 8.500v5M11.5 8.500v5'/>",
        ["undo"] = "<path d='M7 4 3.5 7.5 7 11M3.5 7.500H12a4 4 0 0 1 0 8H7'/>",
        ["upload"] = "<path d='M10 13V3.500M6.2 7 10 3.2 13.8 7M3.5 16.500h13'/>",
        ["zoom-in"] = "<circle cx='9' cy='9' r='5.2'/><path d='m13 13 4 4M9 6.800v4.400M6.8 9h4.4'/>",
        ["zoom-out"] = "<circle cx='9' cy='9' r='5.2'/><path d='m13 13 4 4M6.8 9h4.4'/>",
    };

    /// <summary>The SVG inside an icon.</summary>
    /// <exception cref="KeyNotFoundException">There is no such icon.</exception>
    public static string Of(string name) => Drawings[name];
}
