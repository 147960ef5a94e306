package io.catcher.it.loki;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The queries of a dashboard in Grafana's classic JSON. */
record DashboardFile(List<PanelQuery> panels, List<VariableQuery> variables) {

    /** @param instant a point in time rather than a range */
    record PanelQuery(String title, String panelType, String expression, boolean instant, int maxLines) {}

    /** A variable that lists the values of a label of the streams that a selector matches. */
    record VariableQuery(String name, String label, String selector, String allValue) {}

    static DashboardFile read(Path file) {
        JsonObject dashboard;
        try {
            dashboard = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<PanelQuery> panels = new ArrayList<>();
        for (JsonElement panel : dashboard.getAsJsonArray("panels")) {
            panels.addAll(panel(panel.getAsJsonObject()));
        }
        List<VariableQuery> variables = new ArrayList<>();
        for (JsonElement element : dashboard.getAsJsonObject("templating").getAsJsonArray("list")) {
            JsonObject variable = element.getAsJsonObject();
            if (text(variable, "type").equals("query")) {
                JsonObject query = variable.getAsJsonObject("query");
                variables.add(new VariableQuery(
                        text(variable, "name"),
                        text(query, "label"),
                        text(query, "stream"),
                        text(variable, "allValue")));
            }
        }
        return new DashboardFile(panels, variables);
    }

    private static List<PanelQuery> panel(JsonObject panel) {
        List<PanelQuery> queries = new ArrayList<>();
        for (JsonElement element : panel.getAsJsonArray("targets")) {
            JsonObject target = element.getAsJsonObject();
            queries.add(new PanelQuery(
                    text(panel, "title"),
                    text(panel, "type"),
                    text(target, "expr"),
                    text(target, "queryType").equals("instant"),
                    target.has("maxLines") ? target.get("maxLines").getAsInt() : 1000));
        }
        return queries;
    }

    private static String text(JsonObject object, String name) {
        return object.get(name).getAsString();
    }
}
